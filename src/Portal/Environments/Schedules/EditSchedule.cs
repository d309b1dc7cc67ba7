using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Domain.Notifications;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Environments.Schedules;

/// <summary>Sets, changes and removes the hours of an environment: at once, or after an approver's decision where the policies want one.</summary>
public sealed class EditSchedule(IDbContextFactory<PortalDb> dbs, ReadSchedules read, TimeProvider clock)
{
    public const int LongestNote = 500;

    /// <param name="version">The version the caller saw (If-Match), 0 for none yet; null sets over whatever stands.</param>
    public async Task<Outcome<ScheduleView>> SetAsync(Actor actor, EnvironmentId id, WeeklyHours hours, string note, CancellationToken ct, uint? version = null)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var schedule = await ScheduleLock.TakeAsync(db, id, ct);
        if (await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is not { } environment || !actor.Sees(environment.Team)) return NoSuch();
        if (MayKeepHours.Refusal(actor, environment) is { } refusal) return refusal;
        if (version is { } seen && seen != (schedule?.Version ?? 0)) return new Outcome<ScheduleView>.Stale("The hours were changed in the meantime. Read them again, then repeat the change.");
        if (schedule?.Ask is { } open) return new Outcome<ScheduleView>.Conflict($"{open.ByName} has asked for other hours already; an approver decides.");
        if (Check(hours, note) is { Count: > 0 } problems) return new Outcome<ScheduleView>.Invalid(problems);
        var view = await read.AroundAsync(environment, schedule, ct);
        if (!view.Terms.IsAllowed) return new Outcome<ScheduleView>.Conflict($"The policies let {environment.Name} run all the time. {view.Terms.Sentence}".Trim());
        if (view.Stops.Count == 0) return new Outcome<ScheduleView>.Conflict($"Nothing in {environment.Name} can be stopped: it has no Auto Scaling group and no database instance.");
        var now = clock.GetUtcNow();
        var words = ScheduleWords.Of(hours);
        var before = schedule?.Hours is { } old ? ScheduleWords.Of(old) : null;
        if (schedule is null) db.Schedules.Add(schedule = EnvironmentSchedule.For(id, now));
        if (view.Terms.NeedsReview)
        {
            var digest = await DigestAsync(environment, view, hours, ct);
            if (digest is not Outcome<string>.Done(var asked)) return digest.As<ScheduleView>();
            schedule.AskFor(new ScheduleAsk(hours, asked, actor.Id, actor.Name, note.Trim(), now));
            db.Record(actor, "schedule.asked", id.Value, id, $"{words}. {note}".Trim(), now, before, null);
            db.Notify(NotificationEvent.ScheduleAsked(environment.ToConcern("stop and start") with { Requester = actor.Id, RequesterName = actor.Name }, actor, words, note, now));
        }
        else
        {
            schedule.Put(hours, now);
            db.Record(actor, "schedule.set", id.Value, id, note.Trim(), now, before, words);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return view with { Schedule = schedule };
    }

    /// <summary>What is stopped is started. What is asked for besides is dropped.</summary>
    public async Task<Outcome<ScheduleView>> RemoveAsync(Actor actor, EnvironmentId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var schedule = await ScheduleLock.TakeAsync(db, id, ct);
        if (await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is not { } environment || !actor.Sees(environment.Team)) return NoSuch();
        if (MayKeepHours.Refusal(actor, environment) is { } refusal) return refusal;
        if (schedule is null or { Hours: null, Ask: null }) return new Outcome<ScheduleView>.Conflict($"{environment.Name} has no schedule.");
        var now = clock.GetUtcNow();
        var before = schedule.Hours is { } old ? ScheduleWords.Of(old) : null;
        schedule.Remove(now);
        db.Record(actor, "schedule.removed", id.Value, id, "It runs all the time", now, before, null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await read.AroundAsync(environment, schedule, ct);
    }

    private async Task<Outcome<string>> DigestAsync(ManagedEnvironment environment, ScheduleView view, WeeklyHours hours, CancellationToken ct)
    {
        try
        {
            return await read.DigestAsync(environment, view.Plan, hours, ct) is { } digest ? digest : new Outcome<string>.Conflict($"The stack of {environment.Name} is gone.");
        }
        catch (AwsFaultException fault)
        {
            return new Outcome<string>.Conflict(fault.Fault.Sentence);
        }
    }

    private static List<Problem> Check(WeeklyHours hours, string note)
    {
        var problems = hours.Check().ToList();
        if (note.Length > LongestNote) problems.Add(new Problem("note", "length", $"The note has {note.Length} characters; {LongestNote} are kept.", "Shorten it."));
        return problems;
    }

    private static Outcome<ScheduleView>.NotFound NoSuch() => new(ReadEnvironments.None);
}
