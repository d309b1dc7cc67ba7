using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Health;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>How an environment is, for a row of another list.</summary>
/// <param name="Availability">Percent over the objective's days; null without data.</param>
/// <param name="LeftMinutes">Of the error budget; null without data.</param>
public sealed record HealthLine(HealthState State, string Reason, double? Availability, double? LeftMinutes);

/// <summary>The health of a few environments, for lists that are about something else.</summary>
public sealed class ReadHealthStates(IDbContextFactory<PortalDb> dbs, IOptions<HealthSettings> settings, TimeProvider clock)
{
    /// <returns>By environment; those of which nothing was collected yet are missing.</returns>
    public async Task<IReadOnlyDictionary<EnvironmentId, HealthLine>> OfAsync(IReadOnlyList<EnvironmentId> environments, CancellationToken ct)
    {
        if (environments.Count == 0) return new Dictionary<EnvironmentId, HealthLine>();
        await using var db = await dbs.CreateDbContextAsync(ct);
        var known = await db.EnvironmentHealth.AsNoTracking().Where(health => environments.Contains(health.Id)).ToListAsync(ct);
        var ids = known.Select(health => health.Account + "/" + health.Region).Distinct().ToList();
        var places = await db.HealthPlaces.AsNoTracking().Where(place => ids.Contains(place.Id)).ToDictionaryAsync(place => place.Id, ct);
        var now = clock.GetUtcNow();
        return known.ToDictionary(health => health.Id, health =>
        {
            var judged = HealthNow.Of(health, places.GetValueOrDefault(health.Account + "/" + health.Region)?.Looks ?? [], settings.Value, now);
            return new HealthLine(judged.State, judged.Reason, health.Slo?.Availability, health.Slo?.LeftMinutes);
        });
    }
}
