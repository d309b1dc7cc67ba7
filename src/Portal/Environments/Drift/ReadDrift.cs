using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Environments.Drift;

/// <summary>An environment and its drift; null drift where nobody looked yet.</summary>
/// <param name="Ways">By drifted value, what accepting it would mean.</param>
public sealed record DriftView(ManagedEnvironment Environment, EnvironmentDrift? Drift, IReadOnlyDictionary<DriftedValue, AcceptWay> Ways);

/// <summary>One row of the fleet's drift.</summary>
public sealed record DriftRow(EnvironmentId Id, string Name, string Team, string Stage, string Account, string Region, EnvironmentState Environment, DriftState State, int Values, string? First, string? By, DateTimeOffset? CheckedAt, DateTimeOffset? NextAt, string? Reason);

public sealed class ReadDrift(IDbContextFactory<PortalDb> dbs, ReadEnvironments environments, ProductShelf shelf)
{
    /// <param name="idOrName">The id, or the name of a living environment.</param>
    public async Task<Outcome<DriftView>> FindAsync(Actor actor, string idOrName, CancellationToken ct)
    {
        if (await environments.FindAsync(actor, idOrName, ct) is not Outcome<ManagedEnvironment>.Done(var environment)) return new Outcome<DriftView>.NotFound(ReadEnvironments.None);
        var drift = await OfAsync(environment.Id, ct);
        var ways = drift is not { Values.Count: > 0 } ? new Dictionary<DriftedValue, AcceptWay>() : AcceptWays.Of(await shelf.OpenAsync(environment.ProductHash, ct), environment, drift.Values);
        return new DriftView(environment, drift, ways);
    }

    public async Task<EnvironmentDrift?> OfAsync(EnvironmentId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Drifts.AsNoTracking().FirstOrDefaultAsync(d => d.EnvironmentId == id, ct);
    }

    /// <summary>Every standing environment, the drifted first, then those that could not be looked at.</summary>
    public async Task<IReadOnlyList<DriftRow>> ListAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var team = actor.OnlyTeam;
        var rows = await (from e in db.Environments.AsNoTracking()
                          join d in db.Drifts.AsNoTracking() on e.Id equals d.EnvironmentId into looked
                          from d in looked.DefaultIfEmpty()
                          where e.State != EnvironmentState.Deleted && (team == null || e.Team == team)
                          select new { e.Id, e.Name, e.Team, e.Stage, e.Account, e.Region, e.State, Drift = d }).ToListAsync(ct);
        return [.. rows.Select(row => new DriftRow(
                row.Id, row.Name, row.Team, row.Stage, row.Account, row.Region, row.State, row.Drift?.State ?? DriftState.NotChecked, row.Drift?.Values.Count ?? 0,
                row.Drift?.Values is [var first, ..] ? $"{first.LogicalId} {first.Path}" : null,
                row.Drift?.Values.Select(value => value.By?.Name).FirstOrDefault(name => name is not null),
                row.Drift?.CheckedAt, row.Drift?.NextLookAt, row.Drift?.Reason ?? row.Drift?.LastFault))
            .OrderBy(row => row.Values == 0).ThenBy(row => row.State is not DriftState.Failed).ThenBy(row => row.Name, StringComparer.OrdinalIgnoreCase)];
    }
}
