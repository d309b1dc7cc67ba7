using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Platform.Api;
using Portal.Platform.Data;

namespace Portal.Platform.Audit;

/// <summary>
/// The audit trail as somebody may see it: platform people and auditors everything, others what they did themselves and
/// what concerns their team's environments.
/// </summary>
public sealed class ReadAudit(IDbContextFactory<PortalDb> dbs)
{
    public static bool SeesAll(Actor actor) => actor.Is(Role.Approver) || actor.Is(Role.Administrator) || actor.Is(Role.Auditor);

    /// <summary>Newest first.</summary>
    public async Task<Page<AuditEntry>> ListAsync(Actor actor, AuditFilter filter, int limit, string? cursor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var query = Filtered(db, actor, filter);
        if (long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var before)) query = query.Where(entry => entry.Id < before);
        var rows = await query.OrderByDescending(entry => entry.Id).Take(limit + 1).ToListAsync(ct);
        return Paging.Cut(rows, limit, entry => entry.Id.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Who did something that this person may see, by name.</summary>
    public async Task<IReadOnlyList<(string Id, string Name)>> ActorsAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var rows = await Visible(db, actor).GroupBy(entry => entry.Actor).Select(group => new { group.Key, Name = group.Max(entry => entry.ActorName) }).ToListAsync(ct);
        return [.. rows.Select(row => (row.Key.Value, row.Name!)).OrderBy(row => row.Item2, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>How far the chain goes, and how many entries wait to be sealed.</summary>
    public async Task<(AuditHead? Head, int Unsealed)> HeadAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return (await HeadAsync(db, ct), await db.Audit.CountAsync(entry => entry.Sequence == null, ct));
    }

    /// <summary>Sealed rows in the order of the chain, read as they are asked for.</summary>
    /// <param name="actor">Who reads; null for the chain as a whole.</param>
    public static IAsyncEnumerable<SealedRow> Chain(PortalDb db, Actor? actor = null, AuditFilter? filter = null) =>
        (actor is null ? db.Audit.AsNoTracking() : Filtered(db, actor, filter ?? new AuditFilter())).Where(entry => entry.Sequence != null).OrderBy(entry => entry.Sequence)
            // A row without a hash fits nowhere, which is what a verification is to say.
            .Select(entry => new SealedRow(entry.Sequence!.Value, entry.Hash ?? "", new AuditContent(
                entry.Form, entry.At, entry.Actor.Value, entry.ActorName, entry.Action, entry.Subject, entry.EnvironmentId == null ? null : entry.EnvironmentId.Value.Value, entry.Before, entry.After, entry.Detail)))
            .AsAsyncEnumerable();

    internal static async Task<AuditHead?> HeadAsync(PortalDb db, CancellationToken ct) =>
        await db.Audit.Where(entry => entry.Sequence != null).OrderByDescending(entry => entry.Sequence)
            .Select(entry => new AuditHead(entry.Sequence!.Value, entry.Hash!, entry.At)).FirstOrDefaultAsync(ct);

    private static IQueryable<AuditEntry> Filtered(PortalDb db, Actor actor, AuditFilter filter)
    {
        var query = Visible(db, actor);
        if (filter.Query is { } words) query = query.Where(entry => EF.Property<NpgsqlTsVector>(entry, AuditTables.Words).Matches(EF.Functions.ToTsQuery("simple", words)));
        if (filter.Actor is { Length: > 0 } who) query = query.Where(entry => entry.Actor == new PersonId(who));
        if (filter.Subject is { Length: > 0 } subject) query = query.Where(entry => entry.Subject == subject || entry.EnvironmentId == new EnvironmentId(subject));
        if (filter.Kind is { Length: > 0 } kind) query = kind.Contains('.', StringComparison.Ordinal) ? query.Where(entry => entry.Action == kind) : query.Where(entry => entry.Action.StartsWith(kind + "."));
        if (filter.From is { } from) query = query.Where(entry => entry.At >= from.ToUniversalTime());
        if (filter.To is { } to) query = query.Where(entry => entry.At < to.ToUniversalTime());
        return query;
    }

    private static IQueryable<AuditEntry> Visible(PortalDb db, Actor actor) => SeesAll(actor)
        ? db.Audit.AsNoTracking()
        : db.Audit.AsNoTracking().Where(entry => entry.Actor == actor.Id || db.Requests.Any(request => request.EnvironmentId == entry.EnvironmentId && request.Team == actor.Team));
}
