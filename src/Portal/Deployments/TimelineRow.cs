using Portal.CloudFormation.Topology;
using Portal.Domain.Deployments;

namespace Portal.Deployments;

/// <summary>One line of the timeline: a resource, or several small ones together.</summary>
/// <param name="Label">Its logical id, or the first ones of many.</param>
/// <param name="Count">How many resources it stands for.</param>
/// <param name="Kind">How the newest stretch stands; null while all of it waits.</param>
public sealed record TimelineRow(Tier Tier, string Label, int Count, RunKind? Kind, bool IsCause, IReadOnlyList<RunSegment> Segments)
{
    private const int LongName = 14, TailLength = 6;

    /// <summary>When it is expected to run, or to be done; null when nobody knows or it is done.</summary>
    public ExpectedRun? Expected { get; init; }

    /// <summary>How long its last stretch usually takes; null when nobody knows.</summary>
    public TimeSpan? Usual { get; init; }

    /// <summary>By how much it is, or was, over that; null while it is within it.</summary>
    public TimeSpan? Over { get; init; }

    /// <summary>Stands for those of a large tier that are not shown one by one.</summary>
    public bool IsRest { get; init; }

    /// <summary>The end of a long name, which tells it from its neighbours where there is no room for all of it.</summary>
    public string? Tail => Count == 1 && Label.Length > LongName ? Label[^TailLength..] : null;

    public static TimelineRow Of(ResourceRun run, string? cause, DeploymentOutlook outlook, DateTimeOffset now) => new(run.Tier, run.LogicalId, 1, run.Kind, run.LogicalId == cause, run.Segments)
    {
        Expected = run.Kind is null or RunKind.Running ? outlook.Runs.GetValueOrDefault(run.LogicalId) : null,
        Usual = outlook.Usual.TryGetValue(run.LogicalId, out var usual) ? usual : null,
        Over = run.Segments.Count == 0 ? null : outlook.Over(run.LogicalId, run.Segments[^1], now),
    };

    /// <summary>One bar for each way it went, from the first start to the last end.</summary>
    public static TimelineRow Together(Tier tier, IReadOnlyList<ResourceRun> runs, DeploymentOutlook outlook)
    {
        var segments = runs.SelectMany(run => run.Segments)
            .GroupBy(segment => (segment.Kind, segment.Undoes))
            .Select(group => new RunSegment(
                group.Min(segment => segment.Start),
                group.Any(segment => segment.End is null) ? null : group.Max(segment => segment.End),
                group.Key.Kind, group.Key.Undoes))
            .OrderBy(segment => segment.Start).ThenBy(segment => segment.Undoes).ToList();
        var label = string.Join(", ", runs.Take(3).Select(run => run.LogicalId));
        var ahead = segments.Count > 0 ? [] : runs.Where(run => outlook.Runs.ContainsKey(run.LogicalId)).Select(run => outlook.Runs[run.LogicalId]).ToList();
        return new TimelineRow(tier, label, runs.Count, segments.Count == 0 ? null : segments[^1].Kind, false, segments)
        {
            Expected = ahead.Count == 0 ? null : new ExpectedRun(ahead.Min(run => run.Start), ahead.Max(run => run.End), null),
        };
    }
}
