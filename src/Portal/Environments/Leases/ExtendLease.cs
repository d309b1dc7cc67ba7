using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Notifications;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Environments.Leases;

/// <summary>Gives an environment more time: at once within the policies, else after an approver's decision.</summary>
public sealed class ExtendLease(IDbContextFactory<PortalDb> dbs, ReadLeaseTerms terms, TimeProvider clock)
{
    public const int LongestNote = 500;

    public async Task<Outcome<LeaseView>> ViewAsync(EnvironmentId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is not { } environment) return NoSuch();
        return new LeaseView(await db.Leases.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, ct), await terms.OfAsync(environment, ct));
    }

    /// <param name="days">From now.</param>
    public async Task<Outcome<LeaseView>> RunAsync(Actor actor, EnvironmentId id, int days, string note, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var lease = await TakeAsync(db, id, ct);
        if (await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is not { } environment || !actor.Sees(environment.Team)) return NoSuch();
        if (Refusal(actor, environment, lease) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        if (Check(lease, days, note, now) is { Count: > 0 } problems) return new Outcome<LeaseView>.Invalid(problems);
        var limits = await terms.OfAsync(environment, ct);
        var isWithin = days <= (limits.MaximumDays ?? CheckContent.LongestLease);
        if (lease is null) db.Leases.Add(lease = Lease.Begin(id, Math.Min(days, limits.MaximumDays ?? days), now));
        else if (isWithin) lease.Extend(days, now);
        if (isWithin) db.Record(actor, "lease.extended", id.Value, id, $"{days} days. {note}".Trim(), now, null, Day(lease.EndsAt));
        else
        {
            lease.AskFor(days, actor, note.Trim(), now);
            db.Record(actor, "lease.extensionAsked", id.Value, id, $"{days} days; the policies give {limits.MaximumDays}. {note}".Trim(), now, null, null);
            db.Notify(NotificationEvent.LeaseExtensionAsked(environment.ToConcern("keep") with { Requester = actor.Id, RequesterName = actor.Name }, actor, days, note, now));
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new LeaseView(lease, limits);
    }

    /// <summary>An approver says yes or no to more than the policies give; never who asked.</summary>
    public async Task<Outcome<LeaseView>> DecideAsync(Actor actor, EnvironmentId id, bool grants, string comment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var lease = await TakeAsync(db, id, ct);
        if (await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct) is not { } environment || !actor.Sees(environment.Team)) return NoSuch();
        if (!actor.Is(Role.Approver)) return new Outcome<LeaseView>.Forbidden("Approvers decide about more time than the policies give.");
        if (lease?.Ask is not { } ask) return new Outcome<LeaseView>.Conflict("Nobody asks for more time, or it is decided already.");
        if (ask.By == actor.Id) return new Outcome<LeaseView>.Forbidden("You asked for it; somebody else decides.");
        if (comment.Length > LongestNote) return new Outcome<LeaseView>.Invalid([TooLong("comment", comment)]);
        var now = clock.GetUtcNow();
        // It may have become the shorter one while it waited.
        if (grants && now.AddDays(ask.Days) > lease.EndsAt) lease.Extend(ask.Days, now);
        else lease.Decline();
        db.Record(actor, grants ? "lease.extensionGranted" : "lease.extensionDeclined", id.Value, id, $"{ask.Days} days for {ask.ByName}. {comment}".Trim(), now, null, Day(lease.EndsAt));
        db.Notify(NotificationEvent.LeaseExtensionDecided(environment.ToConcern("keep") with { Requester = ask.By, RequesterName = ask.ByName }, actor, grants, comment, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new LeaseView(lease, await terms.OfAsync(environment, ct));
    }

    // Held for the rest of the transaction: the job and two people must not all write it.
    private static async Task<Lease?> TakeAsync(PortalDb db, EnvironmentId id, CancellationToken ct) =>
        (await db.Leases.FromSql($"SELECT *, xmin FROM leases WHERE id = {id.Value} FOR UPDATE").ToListAsync(ct)).SingleOrDefault();

    private static Outcome<LeaseView>? Refusal(Actor actor, ManagedEnvironment environment, Lease? lease) =>
        !actor.Is(Role.Requester) ? new Outcome<LeaseView>.Forbidden("Only engineers extend leases. Your role reads.")
        : environment.Team != actor.Team && !actor.Is(Role.Administrator) ? new Outcome<LeaseView>.Forbidden($"{environment.Name} belongs to team {environment.Team}; somebody there extends its lease.")
        : environment.State is EnvironmentState.Deleted ? new Outcome<LeaseView>.Conflict($"{environment.Name} is deleted.")
        : environment.State is EnvironmentState.Deleting ? new Outcome<LeaseView>.Conflict($"{environment.Name} is being deleted.")
        : lease?.Ask is { } open ? new Outcome<LeaseView>.Conflict($"{open.ByName} has asked for {open.Days} days already; an approver decides.")
        : null;

    private static List<Problem> Check(Lease? lease, int days, string note, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        if (days is < 1 or > CheckContent.LongestLease) problems.Add(new Problem("days", "range", $"A lease of {days} days is none.", $"Choose 1 to {CheckContent.LongestLease} days."));
        else if (lease is not null && now.AddDays(days) <= lease.EndsAt) problems.Add(new Problem("days", "range", $"The lease runs until {Day(lease.EndsAt)} already, which is later.", "Choose more days, counted from now."));
        if (note.Length > LongestNote) problems.Add(TooLong("note", note));
        return problems;
    }

    private static Problem TooLong(string field, string text) => new(field, "length", $"The {field} has {text.Length} characters; {LongestNote} are kept.", "Shorten it.");

    private static Outcome<LeaseView>.NotFound NoSuch() => new(ReadEnvironments.None);

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
