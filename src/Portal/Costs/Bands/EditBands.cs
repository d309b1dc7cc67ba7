using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Costs;
using Portal.Platform.Data;

namespace Portal.Costs.Bands;

/// <summary>Sets another band for a product or an environment, with its reason, or goes back to the usual one.</summary>
public sealed class EditBands(IDbContextFactory<PortalDb> dbs, ProductShelf shelf, TimeProvider clock)
{
    public static bool May(Actor actor) => actor.Is(Role.CostReviewer) || actor.Is(Role.Administrator);

    /// <param name="version">The version the caller saw (If-Match), 0 where the usual band held; null sets over whatever stands.</param>
    public async Task<Outcome<BandOverride>> SetAsync(Actor actor, BandScope scope, string subject, CostBand band, string reason, CancellationToken ct, uint? version = null)
    {
        if (!May(actor)) return new Outcome<BandOverride>.Forbidden("Cost reviewers and administrators set bands.");
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await NameAsync(db, scope, subject, ct) is not { } name) return new Outcome<BandOverride>.NotFound(scope is BandScope.Product ? "There is no such product." : "There is no such environment.");
        if (BandOverride.Check(band, reason) is { Count: > 0 } problems) return new Outcome<BandOverride>.Invalid(problems);
        var now = clock.GetUtcNow();
        await using var transaction = await OneByOneAsync(db, ct);
        var known = await db.BandOverrides.FirstOrDefaultAsync(each => each.Scope == scope && each.Subject == subject, ct);
        if (version is { } seen && seen != (known?.Version ?? 0)) return new Outcome<BandOverride>.Stale("The band was changed in the meantime. Read the bands again, then repeat the change.");
        var before = known is null ? null : Words(known.Band);
        if (known is null) db.BandOverrides.Add(known = BandOverride.Of(scope, subject));
        known.Set(band, reason, actor, now);
        db.Record(actor, "costs.band.set", subject, scope is BandScope.Environment ? new EnvironmentId(subject) : null, $"Band of {name}: {reason.Trim()}", now, before, Words(band));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return known;
    }

    public async Task<Outcome<bool>> ClearAsync(Actor actor, BandScope scope, string subject, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<bool>.Forbidden("Cost reviewers and administrators set bands.");
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await OneByOneAsync(db, ct);
        if (await db.BandOverrides.FirstOrDefaultAsync(each => each.Scope == scope && each.Subject == subject, ct) is not { } known) return new Outcome<bool>.NotFound("It has the usual band.");
        db.BandOverrides.Remove(known);
        db.Record(actor, "costs.band.cleared", subject, scope is BandScope.Environment ? new EnvironmentId(subject) : null, "Back to the usual band", clock.GetUtcNow(), Words(known.Band), null);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    // Two who set a band in the same moment do so one after the other: each is on record, and the later one holds.
    private static async Task<IDbContextTransaction> OneByOneAsync(PortalDb db, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('band', 0))", ct);
        return transaction;
    }

    private async Task<string?> NameAsync(PortalDb db, BandScope scope, string subject, CancellationToken ct)
    {
        if (scope is BandScope.Product) return shelf.Find(subject)?.Product.Title;
        var id = new EnvironmentId(subject);
        return await db.Environments.Where(e => e.Id == id).Select(e => e.Name).FirstOrDefaultAsync(ct);
    }

    private static string Words(CostBand band) => $"{band.Floor:0.##} to {band.Ceiling:0.##}";
}
