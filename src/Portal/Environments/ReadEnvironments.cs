using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Environments.Schedules;
using Portal.Platform.Api;
using Portal.Platform.Data;

namespace Portal.Environments;

/// <param name="Search">Part of a name, team or owner, in any case.</param>
/// <param name="Sort">name, state, team, owner, region, product, created or updated; a minus in front turns it round.</param>
public sealed record EnvironmentFilter(
    string? Search = null, EnvironmentState? State = null, string? Team = null, string? Owner = null, string? Region = null, string? Product = null, string Sort = "name", bool Deleted = false)
{
    /// <summary>How long before its end a lease ends soon.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromDays(7);

    /// <summary>Only those whose lease ends within <see cref="Soon"/>, or has ended.</summary>
    public bool EndsSoon { get; init; }
}

/// <summary>One row of the list: no outputs, resources or inputs.</summary>
public sealed record EnvironmentRow(
    EnvironmentId Id, string Name, EnvironmentState State, string? StateReason, string Team, string OwnerName, string Account, string Region, string Stage,
    string Product, string ProductVersion, string? Preset, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DeploymentId LastDeploymentId)
{
    /// <summary>Null: it stands until it is deleted.</summary>
    public DateTimeOffset? LeaseEndsAt { get; init; }

    /// <summary>Null while it just runs, or has no schedule.</summary>
    public StandsStill? Stopped { get; init; }
}

/// <summary>What a schedule makes of an environment now.</summary>
/// <param name="Words">"Stopped by schedule, starts Mon 07:00".</param>
public sealed record StandsStill(PowerState Power, string Words, DateTimeOffset? StartsAt);

/// <summary>Teams, owners and regions that environments have, in order.</summary>
public sealed record EnvironmentChoices(IReadOnlyList<string> Teams, IReadOnlyList<string> Owners, IReadOnlyList<string> Regions)
{
    public static EnvironmentChoices None { get; } = new([], [], []);
}

/// <summary>Engineers read the environments of their own team, everybody else those of all teams.</summary>
public sealed class ReadEnvironments(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> Sorts = ["name", "state", "team", "owner", "region", "product", "created", "updated", "lease"];

    /// <summary>What is not there and what is another team's answer alike, so that nobody learns names by asking.</summary>
    public const string None = "There is no such environment, or it is another team's.";

    public Task<Page<EnvironmentRow>> ListAsync(Actor actor, EnvironmentFilter filter, int limit, string? cursor, CancellationToken ct) => ListAsync(actor.OnlyTeam, filter, limit, cursor, ct);

    /// <param name="onlyTeam">All that decides who sees what: <see cref="Actor.OnlyTeam"/>.</param>
    internal async Task<Page<EnvironmentRow>> ListAsync(string? onlyTeam, EnvironmentFilter filter, int limit, string? cursor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var from = int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? offset : 0;
        var rows = await Sorted(db, Filtered(db, Seen(db, onlyTeam).AsNoTracking(), filter), filter.Sort).Skip(from).Take(limit + 1)
            .Select(e => new EnvironmentRow(e.Id, e.Name, e.State, e.StateReason, e.Team, e.OwnerName, e.Account, e.Region, e.Stage,
                e.Product, e.ProductVersion, e.Preset, e.CreatedAt, e.UpdatedAt, e.LastDeploymentId)
            {
                LeaseEndsAt = db.Leases.Where(l => l.Id == e.Id).Select(l => (DateTimeOffset?)l.EndsAt).FirstOrDefault(),
            })
            .ToListAsync(ct);
        rows = await WithPowerAsync(db, rows, ct);
        return Paging.Cut(rows, limit, _ => (from + limit).ToString(CultureInfo.InvariantCulture));
    }

    private async Task<List<EnvironmentRow>> WithPowerAsync(PortalDb db, List<EnvironmentRow> rows, CancellationToken ct)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var now = clock.GetUtcNow();
        var still = await db.Schedules.AsNoTracking().Where(s => s.Power != PowerState.Running && ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        return rows.ConvertAll(row => still.TryGetValue(row.Id, out var schedule) && row.State is not EnvironmentState.Deleted
            ? row with { Stopped = new StandsStill(schedule.Power, ScheduleWords.Of(schedule, now)!, schedule.StartsAt(now)) } : row);
    }

    public async Task<int> CountAsync(Actor actor, EnvironmentFilter filter, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await Filtered(db, Seen(db, actor.OnlyTeam), filter).CountAsync(ct);
    }

    /// <summary>What the list can be narrowed to.</summary>
    public async Task<EnvironmentChoices> ChoicesAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var rows = await Seen(db, actor.OnlyTeam).Select(e => new { e.Team, e.OwnerName, e.Region }).Distinct().ToListAsync(ct);
        static IReadOnlyList<string> Sorted(IEnumerable<string> values) => values.Distinct().Order(StringComparer.OrdinalIgnoreCase).ToList();
        return new EnvironmentChoices(Sorted(rows.Select(row => row.Team)), Sorted(rows.Select(row => row.OwnerName)), Sorted(rows.Select(row => row.Region)));
    }

    /// <param name="idOrName">The id, or the name of a living environment.</param>
    public async Task<Outcome<ManagedEnvironment>> FindAsync(Actor actor, string idOrName, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var id = new EnvironmentId(idOrName);
        var environment = await Seen(db, actor.OnlyTeam).AsNoTracking()
            .Where(e => e.Id == id || (e.Name == idOrName && e.State != EnvironmentState.Deleted))
            .OrderByDescending(e => e.CreatedAt).FirstOrDefaultAsync(ct);
        return environment is null ? new Outcome<ManagedEnvironment>.NotFound(None) : environment;
    }

    private static IQueryable<ManagedEnvironment> Seen(PortalDb db, string? onlyTeam) =>
        onlyTeam is { } team ? db.Environments.Where(e => e.Team == team) : db.Environments;

    private IQueryable<ManagedEnvironment> Filtered(PortalDb db, IQueryable<ManagedEnvironment> all, EnvironmentFilter filter)
    {
        if (filter.EndsSoon)
        {
            var until = clock.GetUtcNow() + EnvironmentFilter.Soon;
            all = all.Where(e => db.Leases.Any(l => l.Id == e.Id && l.EndsAt <= until));
        }
        if (filter.State is { } state) all = all.Where(e => e.State == state);
        else if (!filter.Deleted) all = all.Where(e => e.State != EnvironmentState.Deleted);
        if (filter.Team is { } team) all = all.Where(e => e.Team == team);
        if (filter.Owner is { } owner) all = all.Where(e => e.OwnerName == owner);
        if (filter.Region is { } region) all = all.Where(e => e.Region == region);
        if (filter.Product is { } product) all = all.Where(e => e.Product == product);
        if (filter.Search is { Length: > 0 } search)
        {
            var like = "%" + search.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            all = all.Where(e => EF.Functions.ILike(e.Name, like) || EF.Functions.ILike(e.Team, like) || EF.Functions.ILike(e.OwnerName, like));
        }
        return all;
    }

    private static IQueryable<ManagedEnvironment> Sorted(PortalDb db, IQueryable<ManagedEnvironment> all, string sort)
    {
        var down = sort.StartsWith('-');
        IOrderedQueryable<ManagedEnvironment> By<TKey>(System.Linq.Expressions.Expression<Func<ManagedEnvironment, TKey>> key) => down ? all.OrderByDescending(key) : all.OrderBy(key);
        return (sort.TrimStart('-') switch
        {
            "state" => By(e => e.State),
            "team" => By(e => e.Team),
            "owner" => By(e => e.OwnerName),
            "region" => By(e => e.Region),
            "product" => By(e => e.Product),
            "created" => By(e => e.CreatedAt),
            "updated" => By(e => e.UpdatedAt),
            "lease" => By(e => db.Leases.Where(l => l.Id == e.Id).Select(l => (DateTimeOffset?)l.EndsAt).FirstOrDefault()),
            _ => By(e => e.Name),
        }).ThenBy(e => e.Id);
    }
}
