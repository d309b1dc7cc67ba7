using Portal.Domain;
using Portal.Domain.Access;
using Quartz;
using Quartz.Extensibility;

namespace Portal.Platform.Jobs;

public enum JobState { Waiting, Running, Paused, Failing }

/// <param name="RunsOn">Node that runs it now; null while none does.</param>
/// <param name="Last">How its runs have gone; null before the first.</param>
/// <param name="NextAt">When it looks again at the latest; a change wakes it sooner.</param>
/// <param name="Pause">Who paused it and why; null while it is not.</param>
public sealed record JobLine(string Name, string Does, JobState State, string? RunsOn, DateTimeOffset? RunsSince, JobRunStatus? Last, DateTimeOffset? NextAt, PauseInfo? Pause);

/// <param name="SeenAt">When it last said that it lives.</param>
public sealed record PortalNode(string Name, DateTimeOffset? SeenAt, ClusterNodeState State, bool IsThis);

public sealed record JobsView(IReadOnlyList<PortalNode> Nodes, IReadOnlyList<JobLine> Jobs, IReadOnlyList<FailedLook> Failed);

/// <summary>What the jobs of all nodes do, did and will do.</summary>
public sealed class ReadJobs(ISchedulerFactory schedulers, IExecutionHistoryStore history, IEnumerable<WakeRule> rules, FailedLooks failed)
{
    public const string WhoMay = "Platform people, administrators and auditors see the jobs.";
    public const int MostRuns = 200;

    public static bool May(Actor actor) => actor.Is(Role.Approver) || actor.Is(Role.Administrator) || actor.Is(Role.Auditor);

    public async Task<Outcome<JobsView>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<JobsView>.Forbidden(WhoMay);
        var scheduler = await schedulers.GetScheduler(ct);
        var nodes = await scheduler.QueryClusterNodes(ct);
        var running = (await scheduler.QueryFireInstances(new FireInstanceQuery { State = FireInstanceState.Executing, Take = PagedQuery.All }, ct)).Items.ToLookup(run => run.JobKey);
        var triggers = (await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, ct)).Items.ToLookup(trigger => trigger.JobKey);
        var gone = (await history.QueryJobRunStatuses(new JobRunStatusQuery { SchedulerName = scheduler.SchedulerName, Take = PagedQuery.All }, ct)).Items.ToDictionary(status => status.Job);
        var jobs = new List<JobLine>();
        foreach (var rule in rules.OrderBy(rule => rule.Job.Name, StringComparer.Ordinal))
        {
            var run = running[rule.Job].FirstOrDefault();
            var last = gone.GetValueOrDefault(rule.Job);
            var isPaused = triggers[rule.Job].Any(trigger => trigger.State is TriggerState.Paused);
            var pause = isPaused ? await scheduler.GetTriggerGroupPause(JobWaker.GroupOf(rule.Job), ct) : null;
            var state = isPaused ? JobState.Paused : run is not null ? JobState.Running : last is { ConsecutiveFailures: > 0 } ? JobState.Failing : JobState.Waiting;
            jobs.Add(new JobLine(rule.Job.Name, JobDescription.Of(rule.Type), state, run?.SchedulerInstanceId, run?.FireTimeUtc, last,
                isPaused ? null : triggers[rule.Job].Min(trigger => trigger.NextFireTimeUtc), pause));
        }
        return new JobsView([.. nodes.Select(node => new PortalNode(node.InstanceId, node.LastCheckInUtc, node.State, node.IsCurrentNode))], jobs, await failed.ListAsync(ct));
    }

    /// <summary>Runs that did something or failed, newest first.</summary>
    /// <param name="job">Null for all jobs.</param>
    public async Task<Outcome<IReadOnlyList<ExecutionHistoryEntry>>> RunsAsync(Actor actor, string? job, int most, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<IReadOnlyList<ExecutionHistoryEntry>>.Forbidden(WhoMay);
        if (job is not null && rules.All(rule => rule.Job.Name != job)) return new Outcome<IReadOnlyList<ExecutionHistoryEntry>>.NotFound("There is no such job.");
        var scheduler = await schedulers.GetScheduler(ct);
        var page = await history.QueryExecutions(new ExecutionHistoryQuery
        {
            SchedulerName = scheduler.SchedulerName,
            Job = job is null ? null : new JobKey(job),
            Results = new HashSet<JobRunResult> { JobRunResult.Succeeded, JobRunResult.Failed, JobRunResult.Cancelled },
            Take = Math.Clamp(most, 1, MostRuns),
        }, ct);
        return new Outcome<IReadOnlyList<ExecutionHistoryEntry>>.Done(page.Items);
    }
}
