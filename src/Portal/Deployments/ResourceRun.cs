using Portal.CloudFormation.Topology;
using Portal.Domain.Deployments;

namespace Portal.Deployments;

/// <summary>What a deployment did to one resource, stretch by stretch; no segments while it waits for its turn.</summary>
public sealed record ResourceRun(string LogicalId, string Type, IReadOnlyList<RunSegment> Segments)
{
    public Tier Tier => Tiers.Of(Type);

    /// <summary>How the newest stretch stands; null while it waits.</summary>
    public RunKind? Kind => Segments.Count == 0 ? null : Segments[^1].Kind;

    /// <summary>What the newest stretch does to it.</summary>
    public ResourceOperation Operation => Segments.Count == 0 ? ResourceOperation.Create : Segments[^1].Operation;

    public bool Failed => Segments.Any(segment => segment.Kind is RunKind.Failed);

    /// <summary>Time spent on it so far.</summary>
    public TimeSpan Length(DateTimeOffset now) => Segments.Aggregate(TimeSpan.Zero, (sum, segment) => sum + ((segment.End ?? now) - segment.Start));

    /// <param name="events">In the order they were kept.</param>
    /// <param name="stackId">Events of the stack itself are not a resource's.</param>
    /// <returns>In the order in which they began.</returns>
    public static IReadOnlyList<ResourceRun> Of(IEnumerable<StackEvent> events, string stackId)
    {
        var runs = new Dictionary<string, (string Type, List<RunSegment> Segments)>();
        var undoing = false;
        foreach (var e in events)
        {
            if (e.IsStack && e.PhysicalId == stackId)
            {
                undoing |= e.Status.EndsWith("ROLLBACK_IN_PROGRESS", StringComparison.Ordinal);
                continue;
            }
            if (!runs.TryGetValue(e.LogicalId, out var run)) runs[e.LogicalId] = run = (e.ResourceType, []);
            Add(run.Segments, e, undoing);
        }
        return [.. runs.Select(run => new ResourceRun(run.Key, run.Value.Type, run.Value.Segments)).OrderBy(run => run.Segments[0].Start)];
    }

    private static void Add(List<RunSegment> segments, StackEvent e, bool undoing)
    {
        var open = segments is [.., { End: null } last] ? last : null;
        if (e.Status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal))
        {
            // "Resource creation initiated" repeats the status of a stretch that runs already.
            if (open is not null && open.Undoes == undoing) return;
            // Overtaken by the rollback before it ended.
            if (open is not null) segments[^1] = open with { End = e.At, Kind = RunKind.Cancelled };
            segments.Add(new RunSegment(e.At, null, RunKind.Running, undoing) { Operation = RunSegment.OperationOf(e) });
        }
        else if (open is not null) segments[^1] = open.Close(e);
        else segments.Add(new RunSegment(e.At, e.At, RunSegment.KindOf(e, undoing), undoing) { Operation = RunSegment.OperationOf(e) });
    }
}
