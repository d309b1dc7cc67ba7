using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Notifications;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Environments.Schedules;

/// <summary>An approver says yes or no to hours, on the digest of what would be stopped and started; never who asked.</summary>
public sealed class DecideSchedule(IDbContextFactory<PortalDb> dbs, ReadSchedules read, TimeProvider clock)
{
    /// <param name="digest">The one that was looked at.</param>
    public async Task<Outcome<ScheduleView>> RunAsync(Actor actor, EnvironmentId id, bool grants, string digest, string comment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var schedule = await ScheduleLock.TakeAsync(db, id, ct);
        if (await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is not { } environment || !actor.Sees(environment.Team)) return new Outcome<ScheduleView>.NotFound(ReadEnvironments.None);
        if (!actor.Is(Role.Approver)) return new Outcome<ScheduleView>.Forbidden("Approvers decide about hours.");
        if (schedule?.Ask is not { } ask) return new Outcome<ScheduleView>.Conflict("Nobody asks for other hours, or it is decided already.");
        if (ask.By == actor.Id) return new Outcome<ScheduleView>.Forbidden("You asked for it; somebody else decides.");
        if (comment.Length > EditSchedule.LongestNote) return new Outcome<ScheduleView>.Invalid([new Problem("comment", "length", $"The comment has {comment.Length} characters; {EditSchedule.LongestNote} are kept.", "Shorten it.")]);
        if (digest != ask.Digest) return new Outcome<ScheduleView>.Stale("Other hours have been asked for since you looked. Look again.");
        var view = await read.AroundAsync(environment, schedule, ct);
        if (grants && await WhyNotAsync(environment, view, ask.Digest, ct) is { } why) return new Outcome<ScheduleView>.Conflict(why);
        var now = clock.GetUtcNow();
        var before = schedule.Hours is { } old ? ScheduleWords.Of(old) : null;
        if (grants) schedule.Put(ask.Hours, now);
        else schedule.Decline();
        db.Record(actor, grants ? "schedule.granted" : "schedule.declined", id.Value, id, $"{ScheduleWords.Of(ask.Hours)} for {ask.ByName}, digest {ask.Digest}. {comment}".Trim(), now, before, schedule.Hours is { } hours ? ScheduleWords.Of(hours) : null);
        db.Notify(NotificationEvent.ScheduleDecided(environment.ToConcern("stop and start") with { Requester = ask.By, RequesterName = ask.ByName }, actor, grants, comment, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return view with { Schedule = schedule };
    }

    private async Task<string?> WhyNotAsync(ManagedEnvironment environment, ScheduleView view, string digest, CancellationToken ct)
    {
        try
        {
            return await read.DigestAsync(environment, view.Plan, view.Schedule!.Ask!.Hours, ct) == digest
                ? null
                : $"What stands in {environment.Name} has changed since the hours were asked for. Decline them; {view.Schedule!.Ask!.ByName} can ask again.";
        }
        catch (AwsFaultException fault)
        {
            return fault.Fault.Sentence;
        }
    }
}
