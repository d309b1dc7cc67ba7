using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Platform.Freezes;

/// <param name="Environment">Its id or name; only for that scope.</param>
/// <param name="From">Null: from now on.</param>
/// <param name="Until">Null: until it is lifted.</param>
public sealed record AskedFreeze(FreezeScope Scope, string? Account, string? Environment, string Reason, DateTimeOffset? From, DateTimeOffset? Until);

/// <summary>Platform people stop what has not begun, say why, and let it go again.</summary>
public sealed class EditFreezes(IDbContextFactory<PortalDb> dbs, IOptions<PortalSettings> settings, TimeProvider clock)
{
    public const int LongestReason = 500;

    public static bool May(Actor actor) => actor.Is(Role.Approver) || actor.Is(Role.Administrator);

    public async Task<Outcome<Freeze>> SetAsync(Actor actor, AskedFreeze asked, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<Freeze>.Forbidden("Platform people set and lift freezes.");
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var environment = asked.Scope is FreezeScope.Environment ? await FindAsync(db, asked.Environment ?? "", ct) : null;
        if (Check(asked, environment, now) is { Count: > 0 } problems) return new Outcome<Freeze>.Invalid(problems);
        var (reason, from) = (asked.Reason.Trim(), asked.From ?? now);
        var freeze = asked.Scope switch
        {
            FreezeScope.Everything => Freeze.Everything(reason, from, asked.Until, actor, now),
            FreezeScope.Account => Freeze.OfAccount(asked.Account!, reason, from, asked.Until, actor, now),
            FreezeScope.Environment => Freeze.OfEnvironment(environment!.Id, environment.Name, reason, from, asked.Until, actor, now),
            _ => throw new InvalidOperationException($"A scope that nobody foresaw: {asked.Scope}."),
        };
        db.Freezes.Add(freeze);
        db.Record(actor, "freeze.set", freeze.Id.Value, freeze.EnvironmentId, freeze.Sentence, now);
        await db.SaveChangesAsync(ct);
        return freeze;
    }

    public async Task<Outcome<Freeze>> LiftAsync(Actor actor, FreezeId id, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<Freeze>.Forbidden("Platform people set and lift freezes.");
        await using var db = await dbs.CreateDbContextAsync(ct);
        var freeze = await db.Freezes.FirstOrDefaultAsync(each => each.Id == id, ct);
        if (freeze is null) return new Outcome<Freeze>.NotFound("There is no such freeze.");
        var now = clock.GetUtcNow();
        if (freeze.IsOver(now)) return new Outcome<Freeze>.Conflict($"It is over already{(freeze.LiftedByName is { } by ? $": {by} lifted it" : "")}.");
        freeze.Lift(actor, now);
        db.Record(actor, "freeze.lifted", freeze.Id.Value, freeze.EnvironmentId, $"{freeze.Target}: {freeze.Reason}", now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome<Freeze>.Conflict("Somebody else lifted it in the same moment.");
        }
        return freeze;
    }

    private static Task<ManagedEnvironment?> FindAsync(PortalDb db, string wanted, CancellationToken ct) =>
        db.Environments.AsNoTracking().FirstOrDefaultAsync(each => (each.Id == new EnvironmentId(wanted) || each.Name == wanted) && each.State != EnvironmentState.Deleted, ct);

    private List<Problem> Check(AskedFreeze asked, ManagedEnvironment? environment, DateTimeOffset now)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(asked.Reason)) problems.Add(new Problem("reason", "required", "There is no reason.", "Say why nothing may start; requesters read it."));
        else if (asked.Reason.Length > LongestReason) problems.Add(new Problem("reason", "length", $"The reason has {asked.Reason.Length} characters; {LongestReason} are kept.", "Shorten it."));
        if (asked.Scope is FreezeScope.Account && settings.Value.Aws.Accounts.All(account => account.Id != asked.Account))
            problems.Add(new Problem("account", "unknown", "The portal does not know this account.", $"Choose {string.Join(" or ", settings.Value.Aws.Accounts.Select(account => account.Id))}."));
        if (asked.Scope is FreezeScope.Environment && environment is null) problems.Add(new Problem("environment", "unknown", "There is no such environment.", "Give its name or id."));
        if (asked.Until is { } until && (until <= now || until <= (asked.From ?? now))) problems.Add(new Problem("until", "range", "It ends before it begins, or has ended.", "Choose a later end, or none."));
        return problems;
    }
}
