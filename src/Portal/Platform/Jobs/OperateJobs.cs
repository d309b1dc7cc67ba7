using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Audit;
using Portal.Platform.Data;
using Quartz;

namespace Portal.Platform.Jobs;

/// <summary>Administrators wake a job, stop it from looking and let it look again, and have one failed look tried at once.</summary>
public sealed class OperateJobs(ISchedulerFactory schedulers, IEnumerable<WakeRule> rules, FailedLooks failed, JobWaker waker, IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public const int LongestReason = 500;

    public static bool May(Actor actor) => actor.Is(Role.Administrator);

    /// <summary>Without it rows of the audit would stand unsealed.</summary>
    public static bool MayPause(string job) => job != nameof(SealAudit);

    public async Task<Outcome<string>> RunNowAsync(Actor actor, string job, CancellationToken ct)
    {
        if (Refusal(actor, job, out var rule) is { } refusal) return refusal;
        if (await IsPausedAsync(rule!, ct)) return new Outcome<string>.Conflict($"{job} is paused. Let it go on first.");
        await RecordAsync(actor, "job.runAsked", job, "", ct);
        await waker.AtAsync(rule!.Job, clock.GetUtcNow(), ct);
        return job;
    }

    /// <param name="reason">Why; others read it beside the job.</param>
    public async Task<Outcome<string>> PauseAsync(Actor actor, string job, string reason, CancellationToken ct)
    {
        if (Refusal(actor, job, out var rule) is { } refusal) return refusal;
        if (!MayPause(job)) return new Outcome<string>.Conflict($"{job} can't be paused: rows of the audit would stand unsealed.");
        if (string.IsNullOrWhiteSpace(reason)) return new Outcome<string>.Invalid([new Problem("reason", "required", "There is no reason.", "Say why the job is not to look; others wonder.")]);
        if (reason.Length > LongestReason) return new Outcome<string>.Invalid([new Problem("reason", "length", $"The reason has {reason.Length} characters; {LongestReason} are kept.", "Shorten it.")]);
        if (await IsPausedAsync(rule!, ct)) return new Outcome<string>.Conflict($"{job} is paused already.");
        await RecordAsync(actor, "job.paused", job, reason.Trim(), ct);
        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.PauseTriggerGroupsWith(GroupMatcher<TriggerKey>.GroupEquals(JobWaker.GroupOf(rule!.Job)), new PauseDetails { Reason = reason.Trim(), RequestedBy = actor.Name }, ct);
        return job;
    }

    public async Task<Outcome<string>> ResumeAsync(Actor actor, string job, CancellationToken ct)
    {
        if (Refusal(actor, job, out var rule) is { } refusal) return refusal;
        if (!await IsPausedAsync(rule!, ct)) return new Outcome<string>.Conflict($"{job} is not paused.");
        await RecordAsync(actor, "job.resumed", job, "", ct);
        var scheduler = await schedulers.GetScheduler(ct);
        await scheduler.ResumeTriggerGroups(GroupMatcher<TriggerKey>.GroupEquals(JobWaker.GroupOf(rule!.Job)), ct);
        // What it missed meanwhile is due now.
        await waker.AtAsync(rule.Job, clock.GetUtcNow(), ct);
        return job;
    }

    /// <param name="key">Of the record, as <see cref="FailedLook.Key"/> has it.</param>
    public async Task<Outcome<FailedLook>> RetryAsync(Actor actor, string job, string key, CancellationToken ct)
    {
        if (Refusal(actor, job, out var rule) is { } refusal) return refusal.As<FailedLook>();
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await failed.LookNowAsync(db, rule!, key, ct) is not { } look) return new Outcome<FailedLook>.NotFound("That look does not fail any more, or there is no such record.");
        db.Record(actor, "job.retried", key, null, $"{job}: {look.Fault}", clock.GetUtcNow(), null, null);
        await db.SaveChangesAsync(ct);
        await waker.AtAsync(rule!.Job, clock.GetUtcNow(), ct);
        return look;
    }

    private Outcome<string>? Refusal(Actor actor, string job, out WakeRule? rule)
    {
        rule = rules.FirstOrDefault(each => each.Job.Name == job);
        return !May(actor) ? new Outcome<string>.Forbidden("Administrators run, pause and retry jobs.")
            : rule is null ? new Outcome<string>.NotFound("There is no such job.")
            : null;
    }

    private async Task<bool> IsPausedAsync(WakeRule rule, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        return (await scheduler.QueryTriggers(new TriggerQuery { Job = rule.Job }, ct)).Items.Any(trigger => trigger.State is TriggerState.Paused);
    }

    private async Task RecordAsync(Actor actor, string action, string job, string detail, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        db.Record(actor, action, job, null, detail, clock.GetUtcNow(), null, null);
        await db.SaveChangesAsync(ct);
    }
}
