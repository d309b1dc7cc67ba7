using Portal.CloudFormation;
using Portal.CloudFormation.Diff;

namespace Portal.Catalog.Versions;

/// <param name="Before">Null when it was not there.</param>
/// <param name="After">Null when it is gone.</param>
public sealed record FactChange(string Name, string? Before, string? After);

/// <summary>A parameter that came, went, or takes something else.</summary>
/// <param name="Facts">What about it changed; of one that came or went, all there is.</param>
public sealed record ParameterChange(string Name, ChangeAction Action, IReadOnlyList<FactChange> Facts);

/// <summary>What changed between two versions of a product.</summary>
/// <param name="Preset">The preset both were evaluated with; null for defaults.</param>
/// <param name="Template">What an environment of that preset would get.</param>
/// <param name="Elsewhere">Resources written differently that this preset does not show: conditions leave them out, or the difference has no effect on it.</param>
public sealed record VersionComparison(
    ShelvedProduct Before,
    ShelvedProduct After,
    string? Preset,
    TemplateDiff Template,
    IReadOnlyList<ParameterChange> Parameters,
    IReadOnlyList<FactChange> Facts,
    IReadOnlyList<string> Elsewhere)
{
    public bool IsEmpty => Template.IsEmpty && Parameters.Count == 0 && Facts.Count == 0 && Elsewhere.Count == 0;

    public static VersionComparison Of(ShelvedProduct before, ShelvedProduct after, string? preset)
    {
        var diff = TemplateDiff.Of(SampleValues.Evaluate(before, preset), SampleValues.Evaluate(after, preset));
        var shown = diff.Resources.Select(change => change.LogicalId).ToHashSet();
        return new VersionComparison(before, after, preset, diff,
            Compare(before.Template.Parameters, after.Template.Parameters),
            Compare(VersionFacts.Of(before.Product), VersionFacts.Of(after.Product)),
            [.. WrittenDifferently(before.Template, after.Template).Where(id => !shown.Contains(id))]);
    }

    private static List<ParameterChange> Compare(IReadOnlyList<ParameterDeclaration> before, IReadOnlyList<ParameterDeclaration> after)
    {
        var (old, now) = (before.ToDictionary(parameter => parameter.Name), after.ToDictionary(parameter => parameter.Name));
        return
        [
            .. after.Select(parameter => old.TryGetValue(parameter.Name, out var was)
                ? new ParameterChange(parameter.Name, ChangeAction.Modify, Compare(VersionFacts.Of(was), VersionFacts.Of(parameter)))
                : new ParameterChange(parameter.Name, ChangeAction.Add, Compare([], VersionFacts.Of(parameter)))).Where(change => change.Facts.Count > 0),
            .. before.Where(parameter => !now.ContainsKey(parameter.Name)).Select(parameter => new ParameterChange(parameter.Name, ChangeAction.Remove, Compare(VersionFacts.Of(parameter), []))),
        ];
    }

    private static List<FactChange> Compare(IEnumerable<(string Name, string Value)> before, IEnumerable<(string Name, string Value)> after)
    {
        // A name may stand twice in a file that is odd but legal; then the last one counts.
        var (old, now) = (before.GroupBy(fact => fact.Name).ToDictionary(same => same.Key, same => same.Last().Value), after.GroupBy(fact => fact.Name).ToDictionary(same => same.Key, same => same.Last().Value));
        return
        [
            .. now.Where(fact => old.GetValueOrDefault(fact.Key) != fact.Value).Select(fact => new FactChange(fact.Key, old.GetValueOrDefault(fact.Key), fact.Value)),
            .. old.Where(fact => !now.ContainsKey(fact.Key)).Select(fact => new FactChange(fact.Key, fact.Value, null)),
        ];
    }

    private static IEnumerable<string> WrittenDifferently(Template before, Template after)
    {
        var old = before.Resources.ToDictionary(resource => resource.LogicalId, resource => WrittenNode.Text(resource.Body));
        var now = after.Resources.ToDictionary(resource => resource.LogicalId, resource => WrittenNode.Text(resource.Body));
        return now.Where(resource => old.GetValueOrDefault(resource.Key) != resource.Value).Select(resource => resource.Key).Concat(old.Keys.Where(id => !now.ContainsKey(id)));
    }
}
