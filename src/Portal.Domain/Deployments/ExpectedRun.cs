namespace Portal.Domain.Deployments;

/// <summary>A resource of a running operation as far as its time is concerned.</summary>
/// <param name="Started">Null while it waits.</param>
/// <param name="Ended">Null while it runs or waits.</param>
/// <param name="Usual">Null when nobody knows how long its type takes.</param>
/// <param name="Needs">Logical ids that have to be done first.</param>
public sealed record TimedResource(string LogicalId, DateTimeOffset? Started, DateTimeOffset? Ended, TimeSpan? Usual, IReadOnlyList<string> Needs);

/// <summary>When a resource that is not done is expected to run.</summary>
/// <param name="Overdue">By how much it is over its usual time; null when it is not.</param>
public sealed record ExpectedRun(DateTimeOffset Start, DateTimeOffset End, TimeSpan? Overdue);

/// <summary>What is still to come, and when it will be over: the critical path through what each resource waits for.</summary>
/// <param name="DecidedBy">The running or waiting resource that the end hangs on; null when nothing is left.</param>
public sealed record ExpectedEnd(DateTimeOffset At, string? DecidedBy, IReadOnlyDictionary<string, ExpectedRun> Runs)
{
    // What is over its time already will end some time soon, and nobody knows when: a tenth of its usual time is added.
    private const double StillToCome = 0.1;

    // A type that nobody has measured is one of the many that take seconds.
    private static readonly TimeSpan Unmeasured = TimeSpan.FromSeconds(2);

    public static ExpectedEnd Of(IReadOnlyCollection<TimedResource> resources, DateTimeOffset now)
    {
        var all = resources.ToDictionary(resource => resource.LogicalId);
        var runs = new Dictionary<string, ExpectedRun>();
        var visiting = new HashSet<string>();
        var (at, decider) = (now, (string?)null);
        foreach (var resource in resources.Where(resource => resource.Ended is null))
        {
            var end = EndOf(resource.LogicalId);
            if (end <= at && decider is not null) continue;
            (at, decider) = (end, resource.LogicalId);
        }
        return new ExpectedEnd(at, decider is null ? null : Running(decider), runs);

        DateTimeOffset EndOf(string id)
        {
            if (!all.TryGetValue(id, out var resource) || resource.Ended is not null) return now;
            if (runs.TryGetValue(id, out var known)) return known.End;
            // A cycle can't be made; a reference that closes one is passed over.
            if (!visiting.Add(id)) return now;
            var run = resource.Started is { } started ? OfRunning(started, resource.Usual) : OfWaiting(resource);
            runs[id] = run;
            return run.End;
        }

        ExpectedRun OfWaiting(TimedResource resource)
        {
            var start = resource.Needs.Select(EndOf).Append(now).Max();
            return new ExpectedRun(start, start + (resource.Usual ?? Unmeasured), null);
        }

        ExpectedRun OfRunning(DateTimeOffset started, TimeSpan? usual)
        {
            if (usual is not { } time) return new ExpectedRun(started, now + Unmeasured, null);
            var end = started + time;
            return end > now ? new ExpectedRun(started, end, null) : new ExpectedRun(started, now + (time * StillToCome), now - end);
        }

        // The end hangs on what runs now: of a chain that waits, the one it waits for.
        string Running(string id)
        {
            var seen = new HashSet<string>();
            while (seen.Add(id) && all[id].Started is null
                && all[id].Needs.Where(runs.ContainsKey).OrderByDescending(need => runs[need].End).FirstOrDefault() is { } need) id = need;
            return id;
        }
    }
}
