using Microsoft.EntityFrameworkCore;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Platform.Accounts;

/// <summary>Adds what this node called since the last time to the day's count of all nodes.</summary>
public sealed class KeepCalls(CallTally tally, TimeProvider clock)
{
    /// <returns>When AWS last answered this node there; null when it did not since the last time.</returns>
    public async Task<DateTimeOffset?> RunAsync(PortalDb db, string account, string region, CancellationToken ct)
    {
        var taken = tally.Take(account, region);
        if (taken.Calls == 0) return null;
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        try
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO call_days (account, region, day, calls, throttled, denied) VALUES ({account}, {region}, {day}, {(long)taken.Calls}, {(long)taken.Throttled}, {(long)taken.Denied})
                ON CONFLICT (account, region, day) DO UPDATE SET calls = call_days.calls + excluded.calls, throttled = call_days.throttled + excluded.throttled, denied = call_days.denied + excluded.denied
                """, ct);
        }
        catch
        {
            tally.GiveBack(account, region, taken);
            throw;
        }
        return taken.LastAnswerAt;
    }
}
