using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Standing;

/// <summary>One call about what stands, at its moment, with the region locked and up to date.</summary>
internal sealed record Look(WireRequest Request, Region Region, long Now)
{
    public QueryInput Input => Request.Input;

    /// <summary>Shown time of the call.</summary>
    public DateTimeOffset At { get; } = Region.Clock.ShownAt(Now);

    public IReadOnlyList<Spell> Standing(string type) => Past.Now(Region, type);

    /// <summary>In whatever case the id is written.</summary>
    public Spell? Find(string type, string? physicalId) => physicalId is null
        ? null
        : Past.Now(Region, type, physicalId) ?? Standing(type).FirstOrDefault(spell => string.Equals(spell.PhysicalId, physicalId, StringComparison.OrdinalIgnoreCase));

    /// <summary>When a physical resource was made: the beginning of its first spell.</summary>
    public DateTimeOffset CreatedAt(Spell spell) => Region.Past.ById(spell.PhysicalId).First(each => each.LogicalId == spell.LogicalId).From;

    /// <summary>The CloudFormation status of the resource behind a spell; null once its stack let go of it.</summary>
    public string? Status(Spell spell) =>
        Region.ById(spell.StackId)?.Resources.GetValueOrDefault(spell.LogicalId) is { } resource && resource.Standing?.PhysicalId == spell.PhysicalId ? resource.Status : null;

    /// <summary>Shown time at which something begun now ends that takes so long in simulated time.</summary>
    public DateTimeOffset After(TimeSpan simulated) => Region.Clock.ShownAt(Now + (long)simulated.TotalMilliseconds);

    public string Arn(string service, string rest) => $"arn:aws:{service}:{Region.Name}:{Region.Account}:{rest}";

    /// <summary>The stack's tags and the resource's own, as the resource carries them, beside those CloudFormation adds.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Tags(Spell spell)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in spell.StackTags) tags[key] = value;
        for (var n = 0; spell.Text($"Tags/{n}/Key") is { } key; n++) tags[key] = spell.Text($"Tags/{n}/Value") ?? "";
        tags["aws:cloudformation:logical-id"] = spell.LogicalId;
        tags["aws:cloudformation:stack-id"] = spell.StackId;
        tags["aws:cloudformation:stack-name"] = spell.StackName;
        return [.. tags];
    }
}
