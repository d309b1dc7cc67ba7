using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Standing;

/// <summary>
/// Writes down what a stack's physical resources have become. A spell ends when its resource is deleted or vanishes; what a stack
/// merely lets go of (retained, or a delete that failed) goes on standing, as it does in AWS.
/// </summary>
internal static class Observer
{
    /// <summary>No type of CloudFormation: what a database leaves when it is deleted. Its properties are the database's.</summary>
    public const string SnapshotType = "AWS::RDS::DBSnapshot";

    public static void Look(Region region, Stack stack, long now)
    {
        var run = new Run(region, stack, now);
        var at = region.Clock.ShownAt(now);
        var there = new HashSet<(string, string)>();
        foreach (var (logicalId, one) in Physical(stack))
            if (!one.Vanished && there.Add((logicalId, one.PhysicalId)))
                Look(run, logicalId, one, at);
        var vanished = stack.Resources.Values.Where(resource => resource.Standing?.Vanished == true)
            .Select(resource => (resource.LogicalId, resource.Standing!.PhysicalId)).ToHashSet();
        foreach (var spell in region.Past.OpenOf(stack.Id).Where(spell => !spell.LeftBehind && !there.Contains((spell.LogicalId, spell.PhysicalId))))
            if (vanished.Contains((spell.LogicalId, spell.PhysicalId))) region.Past.End(spell, at);
            else region.Past.LeaveBehind(spell);
    }

    /// <summary>A physical resource was deleted.</summary>
    public static void Gone(Run run, string logicalId, string physicalId)
    {
        if (run.Region.Past.Open(run.Stack.Id, logicalId, physicalId) is { } spell)
            run.Region.Past.End(spell, run.Region.Clock.ShownAt(run.Now));
    }

    /// <summary>A final snapshot was taken of a database that goes; it stands from now on, by itself.</summary>
    public static void Snapshot(Run run, string logicalId, Incarnation of, string id)
    {
        if (of.Type != "AWS::RDS::DBInstance") return;
        run.Region.Past.Begin(new SpellEntry
        {
            Number = run.Region.Past.NextNumber(),
            StackId = run.Stack.Id,
            StackName = run.Stack.Name,
            StackTags = run.Region.Texts.Put(Tags(run.Stack).ToJson()),
            LogicalId = logicalId,
            Type = SnapshotType,
            PhysicalId = id,
            Seed = of.Seed + "/snapshot",
            Generation = 0,
            Properties = of.Properties,
            From = run.Region.Clock.ShownAt(run.Now),
            LeftBehind = true,
        });
    }

    private static void Look(Run run, string logicalId, Incarnation one, DateTimeOffset at)
    {
        var past = run.Region.Past;
        var known = past.Open(run.Stack.Id, logicalId, one.PhysicalId);
        if (known is not null && ReferenceEquals(known.Of, one)) return;
        var texts = run.Region.Texts;
        var properties = one.OutOfBand is { Count: > 0 } ? texts.Put(Actual.Properties(run, one).ToJson()) : one.Properties;
        var tags = texts.Put(Tags(run.Stack).ToJson());
        if (known is not null && known.Properties == properties && known.StackTags == tags && known.Generation == one.Fleet)
        {
            known.Of = one;
            return;
        }
        if (known is not null) past.End(known, at);
        else TakeOver(past, one, at);
        past.Begin(new SpellEntry
        {
            Number = past.NextNumber(),
            StackId = run.Stack.Id,
            StackName = run.Stack.Name,
            StackTags = tags,
            LogicalId = logicalId,
            Type = one.Type,
            PhysicalId = one.PhysicalId,
            Seed = one.Seed,
            Generation = one.Fleet,
            Properties = properties,
            From = at,
            Of = one,
        });
    }

    // What another stack left behind and this one imports is one resource, not two.
    private static void TakeOver(Past past, Incarnation one, DateTimeOffset at)
    {
        if (!one.Seed.EndsWith("/import", StringComparison.Ordinal)) return;
        foreach (var left in past.All.Where(spell => spell is { To: null, LeftBehind: true } && spell.Type == one.Type && spell.PhysicalId == one.PhysicalId).ToList())
            past.End(left, at);
    }

    private static IEnumerable<(string LogicalId, Incarnation One)> Physical(Stack stack) =>
        stack.Resources.Values
            .Where(resource => resource.Standing is not null && resource.Status is not (ResourceStatus.DeleteComplete or ResourceStatus.DeleteSkipped)).Select(resource => (resource.LogicalId, resource.Standing!))
            .Concat(stack.Discards.Select(discard => (discard.LogicalId, discard.What)))
            .Concat((stack.Operation?.Work ?? []).Where(work => work is { What: not null, State: not WorkState.Done }).Select(work => (work.LogicalId, work.What!)))
            .Where(each => each.Item2.PhysicalId.Length > 0);

    private static Value.Fields Tags(Stack stack) =>
        new([.. (stack.Configuration?.Tags ?? []).OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => KeyValuePair.Create(tag.Key, Value.Of(tag.Value)))]);
}
