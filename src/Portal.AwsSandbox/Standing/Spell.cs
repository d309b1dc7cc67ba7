using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.Standing;

/// <summary>
/// One physical resource over a span of shown time in which nothing about it changed; a change in place begins another spell of the
/// same <paramref name="PhysicalId"/>. A resource that outlives its stack (retained, or left behind) keeps the stack it came from.
/// </summary>
/// <param name="Number">Rises in the order in which the spells of a region began.</param>
/// <param name="Seed">Names this physical resource for good: what is derived from it looks random and stays the same.</param>
/// <param name="Generation">How often a rolling update has replaced a group's instances.</param>
/// <param name="Properties">As evaluated, with what was changed behind CloudFormation's back laid over; scalars are texts.</param>
/// <param name="To">When it ended, exclusive; null while it stands.</param>
public sealed record Spell(
    long Number, string Account, string Region, string StackId, string StackName, IReadOnlyDictionary<string, string> StackTags,
    string LogicalId, string Type, string PhysicalId, string Seed, int Generation, Value.Fields Properties,
    DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>The properties as JSON.</summary>
    public string Json => Properties.ToJson();

    /// <summary>A scalar by path (<c>LaunchTemplate/Version</c>, <c>Tags/0/Value</c>); null when there is none.</summary>
    public string? Text(string path) => (At(path) as Value.Text)?.Content;

    public int? Number32(string path) => int.TryParse(Text(path), out var number) ? number : null;

    public bool Says(string path) => Text(path) is "true" or "True";

    /// <summary>The scalars of a list by path.</summary>
    public IReadOnlyList<string> Texts(string path) =>
        At(path) is Value.Items items ? [.. items.All.OfType<Value.Text>().Select(text => text.Content)] : [];

    /// <summary>What stands at a path; null when nothing does.</summary>
    public Value? At(string path)
    {
        Value? at = Properties;
        foreach (var step in path.Split('/'))
            at = at switch
            {
                Value.Fields fields => fields[step],
                Value.Items items when int.TryParse(step, out var n) && n < items.All.Count => items.All[n],
                _ => null,
            };
        return at;
    }

    public bool IsAt(DateTimeOffset moment) => From <= moment && (To is null || moment < To);
}
