using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Costs;
using Portal.Platform;
using Portal.Platform.Data;

namespace Portal.Costs.Billed;

/// <summary>Requests and dollars of a day.</summary>
public sealed record CostSpending(DateOnly Day, int Requests, int Allowed, decimal Dollars, decimal DollarsOfMonth);

/// <summary>
/// Counts requests to Cost Explorer for all nodes, each before it is sent and in a transaction of its own: what AWS charges
/// for stays counted, whatever becomes of the reading.
/// </summary>
public sealed class CostRequests(IDbContextFactory<PortalDb> dbs, IOptions<PortalSettings> settings, TimeProvider clock)
{
    /// <summary>Days over which a reading of past months may take what it is allowed.</summary>
    private const int AtOnce = 3;

    /// <returns>False when the allowance is used up.</returns>
    public async Task<bool> TakeAsync(bool isBackfill, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var day = Today;
        if (isBackfill)
        {
            return await db.Database.ExecuteSqlAsync($"""
                INSERT INTO cost_request_days (day, requests, backfill)
                SELECT {day}, 0, 1 WHERE (SELECT COALESCE(sum(backfill), 0) FROM cost_request_days WHERE day > {day.AddDays(-AtOnce)}) < {settings.Value.Costs.BackfillRequests}
                ON CONFLICT (day) DO UPDATE SET backfill = cost_request_days.backfill + 1
                """, ct) > 0;
        }
        return await db.Database.ExecuteSqlAsync($"""
            INSERT INTO cost_request_days (day, requests, backfill) VALUES ({day}, 1, 0)
            ON CONFLICT (day) DO UPDATE SET requests = cost_request_days.requests + 1 WHERE cost_request_days.requests < {settings.Value.Costs.RequestsPerDay}
            """, ct) > 0;
    }

    /// <summary>What the reading of past months has taken, and what it may still take.</summary>
    public async Task<(int Taken, int Left)> BackfillAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var since = Today.AddDays(-AtOnce);
        var taken = await db.CostRequestDays.Where(day => day.Day > since).SumAsync(day => day.Backfill, ct);
        return (taken, Math.Max(0, settings.Value.Costs.BackfillRequests - taken));
    }

    public async Task<CostSpending> ReadAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var month = Today.FirstOfMonth();
        var days = await db.CostRequestDays.AsNoTracking().Where(day => day.Day >= month).ToListAsync(ct);
        var today = days.Find(day => day.Day == Today);
        return new CostSpending(Today, (today?.Requests ?? 0) + (today?.Backfill ?? 0), settings.Value.Costs.RequestsPerDay, today?.Dollars ?? 0, days.Sum(day => day.Dollars));
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
