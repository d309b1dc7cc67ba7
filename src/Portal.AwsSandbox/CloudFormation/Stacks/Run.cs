using Portal.AwsSandbox.CloudFormation.Changes;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>A stack at one simulated moment: what the engine's parts need to look at and to tell.</summary>
public sealed record Run(Region Region, Stack Stack, long Now)
{
    public Operation Operation => Stack.Operation!;

    /// <summary>The configuration asked for, evaluated against what stands now.</summary>
    public Scope Scope(StackConfiguration configuration)
    {
        if (Stack.Evaluated is var (of, known) && ReferenceEquals(of, configuration)) return known;
        var template = TemplateCache.Read(configuration.Template, Region.Texts);
        var place = new Place(Region.Account, Region.Name, Stack.Name, Stack.Id, configuration.NotificationArns);
        var scope = new Scope(template, new Names(place, ParameterValues.ForScope(template, configuration.Parameters), Standing, Import));
        Stack.Evaluated = (configuration, scope);
        return scope;
    }

    public Value Standing(string logicalId, string? attribute)
    {
        var resource = Stack.Resources.GetValueOrDefault(logicalId);
        if (resource?.Standing is not { } standing)
            throw AwsException.Validation($"Resource {logicalId} does not exist for stack {Stack.Name}");
        return Value.Of(attribute is null
            ? standing.PhysicalId
            : Attributes.Of(Birth(logicalId, standing), standing.PhysicalId, attribute, standing.Version));
    }

    public Birth Birth(string logicalId, Incarnation one) =>
        new(Region.Account, Region.Name, Stack.Name, logicalId, one.Type, Properties(one), one.Seed);

    public Value Properties(Incarnation one) => Region.Texts.Json(one.Properties);

    /// <summary>The export's value as it is now; the exporting stack must be another one.</summary>
    public Value Import(string name) => Value.Of(
        Exports.Find(Region, name)?.Output.Value ?? throw AwsException.Validation($"No export named {name} found."));

    public void SetStatus(string status, string? reason = null)
    {
        Stack.Status = status;
        Stack.StatusReason = reason;
        Emit(Stack.Name, Stack.Id, "AWS::CloudFormation::Stack", status, reason, null);
    }

    public void SetStatus(Resource resource, string status, string? reason = null, Incarnation? of = null)
    {
        resource.Status = status;
        resource.StatusReason = reason;
        var incarnation = of ?? resource.Standing;
        Emit(resource.LogicalId, incarnation?.PhysicalId ?? "", resource.Type, status, reason, incarnation?.Properties);
        resource.ChangedAt = Stack.LastEventAt;
    }

    // Events show a resource's properties, but never what a NoEcho parameter put there.
    private string? Masked(string? properties)
    {
        if (properties is null || Stack.Configuration is not { } configuration) return properties;
        var secrets = Secrets(configuration).Concat(Stack.Former is { } former ? Secrets(former) : []).ToList();
        return secrets.Count == 0 ? properties : Region.Texts.Put(NoEcho.Mask(Region.Texts[properties], secrets));

        IReadOnlyList<string> Secrets(StackConfiguration of) => NoEcho.Secrets(TemplateCache.Read(of.Template, Region.Texts), of.Parameters);
    }

    /// <summary>Tells of a resource without changing its status: of an old incarnation, or a signal.</summary>
    public void Emit(string logicalId, string physicalId, string type, string status, string? reason, string? properties)
    {
        // Timestamps of a stack's events are all different, so ids made of them are too.
        var wall = Region.Clock.ShownAt(Now);
        var at = wall > Stack.LastEventAt ? wall : Stack.LastEventAt.AddMilliseconds(1);
        at = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        if (at <= Stack.LastEventAt) at = Stack.LastEventAt.AddMilliseconds(1);
        Stack.LastEventAt = at;
        var number = ++Stack.EventCount;
        var id = type == "AWS::CloudFormation::Stack" && physicalId == Stack.Id
            ? Hash.Uuid($"{Stack.Id}/event/{number}")
            : $"{logicalId}-{status}-{Xml.Timestamp(at)}";
        Stack.Events.Add(new StackEvent(number, id, logicalId, physicalId, type, at, status, reason, Masked(properties), Stack.Operation?.Token));
        History.TrimEvents(Stack);
    }
}
