using Portal.CloudFormation.Topology;

namespace Portal.Deployments;

/// <summary>The lines of a timeline, tier by tier.</summary>
public static class TimelineRows
{
    // Up to here everything fits on a screen and nothing is put together.
    private const int ShownSingly = 16;

    // In a tier with many, these many of the longest keep a line of their own.
    private const int LongestOfTier = 6;

    // A stretch under this share of the time axis is too short to be told from its neighbours.
    private const double Brief = 0.04;

    /// <param name="runs">Those that began, and those that wait, without segments.</param>
    /// <param name="cause">Logical id of the root cause; always has its own line.</param>
    /// <param name="whole">Every resource on its own line.</param>
    public static IReadOnlyList<TimelineRow> Of(IReadOnlyList<ResourceRun> runs, TimelineAxis axis, DateTimeOffset now, string? cause, bool whole) =>
        [.. runs.GroupBy(run => run.Tier).OrderBy(group => group.Key)
            .SelectMany(group => whole || runs.Count <= ShownSingly ? group.Select(run => TimelineRow.Of(run, cause)) : OfTier(group.Key, [.. group], axis, now, cause))];

    private static IEnumerable<TimelineRow> OfTier(Tier tier, List<ResourceRun> runs, TimelineAxis axis, DateTimeOffset now, string? cause)
    {
        var waiting = runs.FindAll(run => run.Segments.Count == 0);
        var begun = runs.FindAll(run => run.Segments.Count > 0);
        var own = begun.FindAll(run => run.LogicalId == cause || run.Failed)
            .Concat(begun.Where(run => run.LogicalId != cause && !run.Failed && run.Length(now) >= axis.Span * Brief)
                .OrderBy(run => run.Kind is RunKind.Running ? 0 : 1).ThenByDescending(run => run.Length(now)).Take(LongestOfTier))
            .ToHashSet();
        var rest = begun.FindAll(run => !own.Contains(run));
        // One or two are as short on their own as together.
        if (rest.Count <= 2) own.UnionWith(rest);
        else yield return TimelineRow.Together(tier, rest);
        foreach (var run in begun.Where(own.Contains)) yield return TimelineRow.Of(run, cause);
        if (waiting.Count <= 2)
            foreach (var run in waiting) yield return TimelineRow.Of(run, cause);
        else yield return TimelineRow.Together(tier, waiting);
    }
}
