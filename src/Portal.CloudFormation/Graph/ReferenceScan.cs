using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Syntax;

namespace Portal.CloudFormation.Graph;

/// <summary>Walks every section and writes down what it names.</summary>
internal sealed class ReferenceScan(Template template)
{
    private readonly List<TemplateReference> found = [];
    private readonly List<TemplateProblem> unresolved = [];
    private string section = "";
    private string from = "";

    public IReadOnlyList<TemplateReference> Found => found;

    public IReadOnlyList<TemplateProblem> Unresolved => unresolved;

    public void Run()
    {
        foreach (var condition in template.Conditions) Start("Conditions", condition.Name, condition.Expression);
        foreach (var rule in template.Rules)
        {
            if (rule.Condition is { } when) Start("Rules", rule.Name, when);
            foreach (var assertion in rule.Assertions) Start("Rules", rule.Name, assertion.Assert);
        }
        foreach (var resource in template.Resources) Resource(resource);
        foreach (var output in template.Outputs)
        {
            Start("Outputs", output.Name, output.Value);
            if (output.ExportName is { } name) Walk(name, TrailOf("Export"));
            if (output.Condition is { } condition) Condition(condition, output.At, TrailOf("Condition"));
        }
    }

    private void Resource(ResourceDeclaration resource)
    {
        (section, from) = ("Resources", resource.LogicalId);
        if (resource.Condition is { } condition) Condition(condition, resource.Body["Condition"]!.At, TrailOf("Condition"));
        foreach (var dependency in resource.DependsOn)
            Note(ReferenceVia.DependsOn, dependency, template.Resource(dependency) is not null, "resource", resource.Body["DependsOn"]!.At, TrailOf("DependsOn"));
        foreach (var attribute in resource.Body.Entries)
            if (attribute.Value is Mapping) Walk(attribute.Value, TrailOf(attribute.Key));
    }

    private void Start(string inSection, string name, Node node)
    {
        (section, from) = (inSection, name);
        Walk(node, Trail.Of(inSection, name));
    }

    private void Walk(Node node, Trail trail)
    {
        switch (node)
        {
            case Mapping { Entries: [var only] } when IsReference(only):
                Function(only, trail.Into(only.Key));
                break;
            case Mapping mapping:
                foreach (var entry in mapping.Entries) Walk(entry.Value, trail.Into(entry.Key));
                break;
            case Sequence sequence:
                for (var i = 0; i < sequence.Items.Count; i++) Walk(sequence.Items[i], trail.Into(i));
                break;
        }
    }

    /// <summary>A policy's <c>Condition: {…}</c> is data; only a name is a reference, and only where conditions are.</summary>
    private bool IsReference(Entry entry) => entry.Key switch
    {
        "Ref" => entry.Value is Scalar,
        "Condition" => section == "Conditions" && entry.Value is Scalar,
        "Fn::GetAtt" or "Fn::Sub" or "Fn::If" or "Fn::FindInMap" => true,
        _ => false,
    };

    private void Function(Entry call, Trail trail)
    {
        switch (call)
        {
            case { Key: "Ref", Value: Scalar name }:
                Named(ReferenceVia.Ref, name.Text, name.At, trail);
                return;
            case { Key: "Condition", Value: Scalar name }:
                Condition(name.Text, name.At, trail);
                return;
            case { Key: "Fn::Sub", Value: Scalar text }:
                Substituted(text, variables: null, trail);
                return;
            case { Key: "Fn::Sub", Value: Sequence { Items: [Scalar text, Mapping variables] } }:
                Substituted(text, variables, trail);
                Walk(variables, trail.Into(1));
                return;
            case { Key: "Fn::GetAtt", Value: Sequence { Items: [Scalar resource, ..] } }:
                Attribute(ReferenceVia.GetAtt, resource.Text, resource.At, trail);
                break;
            case { Key: "Fn::If", Value: Sequence { Items: [Scalar condition, ..] } }:
                Condition(condition.Text, condition.At, trail);
                break;
            case { Key: "Fn::FindInMap", Value: Sequence { Items: [Scalar map, ..] } }:
                Note(ReferenceVia.FindInMap, map.Text, template.Map(map.Text) is not null, "map", map.At, trail);
                break;
        }
        Walk(call.Value, trail);
    }

    private void Substituted(Scalar text, Mapping? variables, Trail trail)
    {
        var own = variables?.Entries.Select(entry => entry.Key).ToHashSet();
        foreach (var part in SubText.Parts(text.Text))
        {
            if (part.IsLiteral || own?.Contains(part.Text) == true) continue;
            var dot = part.Text.IndexOf('.');
            if (dot < 0) Named(ReferenceVia.Sub, part.Text, text.At, trail);
            else Attribute(ReferenceVia.Sub, part.Text[..dot], text.At, trail);
        }
    }

    private void Named(ReferenceVia via, string name, Position at, Trail trail)
    {
        if (name.StartsWith("AWS::", StringComparison.Ordinal)) return;
        var exists = template.Parameter(name) is not null || template.Resource(name) is not null;
        Note(via, name, exists, "parameter or resource", at, trail);
    }

    private void Attribute(ReferenceVia via, string resource, Position at, Trail trail) =>
        Note(via, resource, template.Resource(resource) is not null, "resource", at, trail);

    private void Condition(string name, Position at, Trail trail) =>
        Note(ReferenceVia.Condition, name, template.Condition(name) is not null, "condition", at, trail);

    private void Note(ReferenceVia via, string to, bool exists, string what, Position at, Trail trail)
    {
        if (exists) found.Add(new TemplateReference(section, from, to, via, at, trail.ToString()));
        else unresolved.Add(new TemplateProblem($"There is no {what} named {to}.", at, trail.ToString()));
    }

    private Trail TrailOf(string attribute) => Trail.Of(section, from).Into(attribute);
}
