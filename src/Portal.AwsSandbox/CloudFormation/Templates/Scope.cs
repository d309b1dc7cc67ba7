using Portal.AwsSandbox.Wire;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>Where a stack stands: what the pseudo parameters say.</summary>
public sealed record Place(string Account, string Region, string StackName, string StackId, IReadOnlyList<string> NotificationArns);

/// <summary>
/// What names mean while a template is evaluated. <paramref name="Resource"/> gives what Ref (null attribute) or Fn::GetAtt of a
/// resource yields, <paramref name="Import"/> an export's value.
/// </summary>
public sealed record Names(
    Place Place, IReadOnlyDictionary<string, Value> Parameters, Func<string, string?, Value> Resource, Func<string, Value> Import);

/// <summary>One template with one set of parameter values: conditions are decided once.</summary>
public sealed class Scope
{
    private readonly Dictionary<string, bool> conditions = [];
    private readonly Functions functions;

    public Scope(Template template, Names names)
    {
        Template = template;
        Names = names;
        functions = new Functions(this);
        foreach (var name in template.Conditions.Keys) Condition(name);
    }

    public Template Template { get; }

    public Names Names { get; }

    /// <summary>The resources that exist under these parameters.</summary>
    public IEnumerable<ResourceDeclaration> Resources => Template.Resources.Values.Where(Exists);

    public bool Exists(ResourceDeclaration resource) => resource.Condition is null || Condition(resource.Condition);

    public bool Exists(string logicalId) => Template.Resources.TryGetValue(logicalId, out var resource) && Exists(resource);

    public bool Condition(string name)
    {
        if (conditions.TryGetValue(name, out var known)) return known;
        if (!Template.Conditions.TryGetValue(name, out var node))
            throw TemplateReader.Format($"Unresolved condition dependency {name} in the Conditions block of the template");
        conditions[name] = false; // A condition that asks for itself must end somewhere.
        return conditions[name] = functions.Truth(node);
    }

    /// <summary>The value, or null for AWS::NoValue.</summary>
    public Value? Evaluate(Node node) => functions.Evaluate(node);

    public bool Truth(Node node) => functions.Truth(node);

    /// <summary>Evaluated properties; never null.</summary>
    public Value Properties(ResourceDeclaration resource) =>
        resource.Properties is null ? Value.Empty : Evaluate(resource.Properties) ?? Value.Empty;

    public string? Text(Node? node) => node is null ? null : (Evaluate(node) as Value.Text)?.Content;

    /// <summary>Logical ids a resource waits for: those it refers to in the branches taken, and those it names in DependsOn.</summary>
    public List<string> Dependencies(ResourceDeclaration resource) =>
    [
        .. Walk.References(resource.Properties, Condition).Select(reference => reference.Name)
            .Concat(resource.DependsOn).Where(Exists).Where(name => name != resource.LogicalId).Distinct(),
    ];

    public string DeletionPolicy(ResourceDeclaration resource) =>
        Policy(resource.DeletionPolicy, "DeletionPolicy") ?? (TakesFinalSnapshot(resource) ? "Snapshot" : "Delete");

    public string UpdateReplacePolicy(ResourceDeclaration resource) => Policy(resource.UpdateReplacePolicy, "UpdateReplacePolicy") ?? "Delete";

    // Databases are the only resources that CloudFormation keeps a snapshot of when nothing was said.
    private static bool TakesFinalSnapshot(ResourceDeclaration resource) =>
        resource.Type == "AWS::RDS::DBCluster" ||
        resource.Type == "AWS::RDS::DBInstance" && resource.Properties?["DBClusterIdentifier"] is null;

    private string? Policy(Node? node, string attribute) => Text(node) switch
    {
        null => null,
        "Delete" or "Retain" or "Snapshot" => Text(node),
        "RetainExceptOnCreate" when attribute == "DeletionPolicy" => Text(node),
        var other => throw AwsException.Validation($"Template error: Unrecognized {attribute} {other} for resource"),
    };
}
