using Portal.Domain.Deployments;

namespace Portal.Deployments;

/// <summary>What a running deployment is expected to do still, and what takes longer than it usually does.</summary>
/// <param name="EndsAt">Null when nothing can be said: it is over, rolls back, or nothing of it was ever measured.</param>
/// <param name="DecidedBy">The resource on which the end hangs.</param>
/// <param name="LearntFrom">The fewest earlier runs behind any figure used; 0 when some are published figures.</param>
/// <param name="Usual">Usual times by logical id.</param>
public sealed record DeploymentOutlook(DateTimeOffset? EndsAt, string? DecidedBy, int LearntFrom, IReadOnlyDictionary<string, ExpectedRun> Runs, IReadOnlyDictionary<string, TimeSpan> Usual)
{
    // A little over the usual is usual too.
    private const double Slack = 1.25;
    private static readonly TimeSpan LeastOver = TimeSpan.FromSeconds(5);

    public static DeploymentOutlook None { get; } = new(null, null, 0, new Dictionary<string, ExpectedRun>(), new Dictionary<string, TimeSpan>());

    /// <param name="lines">What began and what waits.</param>
    public static DeploymentOutlook Of(Deployment deployment, IReadOnlyList<ResourceRun> lines, PlannedResources planned, UsualDurations durations, DateTimeOffset now)
    {
        var expected = DeploymentProgress.Expected(deployment, planned).DistinctBy(run => run.LogicalId).ToDictionary(run => run.LogicalId);
        var deletes = DeploymentProgress.Deletes(deployment);
        var figures = lines.ToDictionary(line => line.LogicalId, line => durations.Of(line.Type, OperationOf(line)));
        var usual = figures.Where(figure => figure.Value is not null).ToDictionary(figure => figure.Key, figure => figure.Value!.Time);
        var rollsBack = lines.Any(line => line.Segments.Any(segment => segment.Undoes));
        if (deployment.State is not DeploymentState.InProgress || rollsBack || usual.Count == 0) return None with { Usual = usual };
        var timed = lines.Select(line => new TimedResource(
            line.LogicalId,
            line.Segments.Count == 0 ? null : line.Segments[^1].Start,
            line.Segments.Count == 0 ? null : line.Segments[^1].End,
            usual.TryGetValue(line.LogicalId, out var time) ? time : null,
            [.. (deletes ? planned.NeededBy : planned.Needs)[line.LogicalId]])).ToList();
        var end = ExpectedEnd.Of(timed, now);
        var left = figures.Where(figure => end.Runs.ContainsKey(figure.Key) && figure.Value is not null).Select(figure => figure.Value!.Of).ToList();
        return end.DecidedBy is null ? None with { Usual = usual } : new DeploymentOutlook(end.At, end.DecidedBy, left.Count == 0 ? 0 : left.Min(), end.Runs, usual);

        ResourceOperation OperationOf(ResourceRun line) => line.Segments.Count > 0 ? line.Operation : expected.TryGetValue(line.LogicalId, out var plan) ? plan.Operation : ResourceOperation.Create;
    }

    /// <summary>By how much a stretch of work is, or was, over its usual time; null while it is within it.</summary>
    public TimeSpan? Over(string logicalId, RunSegment segment, DateTimeOffset now)
    {
        if (segment.Undoes || segment.Kind is not (RunKind.Running or RunKind.Made or RunKind.Removed) || !Usual.TryGetValue(logicalId, out var usual)) return null;
        var took = (segment.End ?? now) - segment.Start;
        return took > usual * Slack && took - usual > LeastOver ? took - usual : null;
    }
}
