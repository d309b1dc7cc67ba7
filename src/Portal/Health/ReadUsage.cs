using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Accounts;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>What the portal asks of AWS, and what that costs.</summary>
/// <param name="MonthUsd">Estimate of a whole month at the pace of the last seven days.</param>
/// <param name="Days">Newest first, 31 at most.</param>
public sealed record Usage(IReadOnlyList<UsageDay> Days, IReadOnlyList<PlacePass> Passes, decimal MonthUsd);

/// <param name="Metrics">Metrics read; only they are billed.</param>
/// <param name="Usd">Estimate, by the list price of GetMetricData.</param>
public sealed record UsageDay(DateOnly Day, string Account, string Region, long Calls, long Throttled, long Denied, long MetricCalls, long Metrics, decimal Usd);

/// <summary>The last health pass of a place.</summary>
public sealed record PlacePass(string Account, string Region, string? Node, DateTimeOffset? At, double Seconds, int Calls, int Environments, string? Fault, IReadOnlyList<FreshnessView> Looks);

/// <summary>Calls and dollars, for platform people.</summary>
public sealed class ReadUsage(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    private const int Days = 31;

    public async Task<Outcome<Usage>> RunAsync(Actor actor, CancellationToken ct)
    {
        if (!ReadAccounts.May(actor)) return new Outcome<Usage>.Forbidden(ReadAccounts.WhoMay);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var since = today.AddDays(-Days);
        var calls = await db.CallDays.AsNoTracking().Where(day => day.Day > since).ToDictionaryAsync(day => (day.Day, day.Account, day.Region), ct);
        var metrics = await db.MetricDays.AsNoTracking().Where(day => day.Day > since).ToDictionaryAsync(day => (day.Day, day.Account, day.Region), ct);
        var days = calls.Keys.Union(metrics.Keys).OrderByDescending(key => key.Day).ThenBy(key => key.Account, StringComparer.Ordinal).ThenBy(key => key.Region, StringComparer.Ordinal).Select(key =>
        {
            var (called, read) = (calls.GetValueOrDefault(key), metrics.GetValueOrDefault(key));
            return new UsageDay(key.Day, key.Account, key.Region, called?.Calls ?? 0, called?.Throttled ?? 0, called?.Denied ?? 0, read?.Calls ?? 0, read?.Metrics ?? 0, (read?.Metrics ?? 0) * MetricsBill.PriceOfMetric);
        }).ToList();
        // Today is not over: the seven days before it, or what there is of them.
        var whole = days.Where(day => day.Day < today && day.Day >= today.AddDays(-7)).ToList();
        var month = whole.Count == 0 ? days.Sum(day => day.Usd) * 30 : whole.Sum(day => day.Usd) / whole.Select(day => day.Day).Distinct().Count() * 30;
        var places = await db.HealthPlaces.AsNoTracking().OrderBy(place => place.Id).ToListAsync(ct);
        return new Usage(days, [.. places.Select(place => new PlacePass(place.Account, place.Region, place.Node, place.PassedAt, place.PassSeconds, place.PassCalls, place.Environments, place.LastFault, [.. place.Looks.Select(HealthNow.Freshness)]))], month);
    }
}
