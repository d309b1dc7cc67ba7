using Microsoft.EntityFrameworkCore;
using Portal.Domain.Health;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Adds a pass's metrics to the day's count.</summary>
internal static class NoteMetricDay
{
    public static async Task RunAsync(PortalDb db, HealthPlace place, MetricsBill bill, DateTimeOffset now, CancellationToken ct)
    {
        if (bill.Calls == 0) return;
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO metric_days (account, region, day, calls, metrics) VALUES ({place.Account}, {place.Region}, {day}, {(long)bill.Calls}, {(long)bill.Metrics})
            ON CONFLICT (account, region, day) DO UPDATE SET calls = metric_days.calls + excluded.calls, metrics = metric_days.metrics + excluded.metrics
            """, ct);
    }
}
