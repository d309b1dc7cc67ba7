using Portal.CloudFormation.Topology;

namespace Portal.Deployments;

/// <summary>One line of the timeline: a resource, or several small ones together.</summary>
/// <param name="Label">Its logical id, or the first ones of many.</param>
/// <param name="Count">How many resources it stands for.</param>
/// <param name="Kind">How the newest stretch stands; null while all of it waits.</param>
public sealed record TimelineRow(Tier Tier, string Label, int Count, RunKind? Kind, bool IsCause, IReadOnlyList<RunSegment> Segments)
{
    public static TimelineRow Of(ResourceRun run, string? cause) => new(run.Tier, run.LogicalId, 1, run.Kind, run.LogicalId == cause, run.Segments);

    /// <summary>One bar for each way it went, from the first start to the last end.</summary>
    public static TimelineRow Together(Tier tier, IReadOnlyList<ResourceRun> runs)
    {
        var segments = runs.SelectMany(run => run.Segments)
            .GroupBy(segment => (segment.Kind, segment.Undoes))
            .Select(group => new RunSegment(
                group.Min(segment => segment.Start),
                group.Any(segment => segment.End is null) ? null : group.Max(segment => segment.End),
                group.Key.Kind, group.Key.Undoes))
            .OrderBy(segment => segment.Start).ThenBy(segment => segment.Undoes).ToList();
        var label = string.Join(", ", runs.Take(3).Select(run => run.LogicalId));
        return new TimelineRow(tier, label, runs.Count, segments.Count == 0 ? null : segments[^1].Kind, false, segments);
    }
}
