using Microsoft.EntityFrameworkCore;
using Portal.Domain.Costs;
using Portal.Domain.Costs.Forecasting;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Costs;

/// <summary>How forecasts would have done on the months that are over. Made once a reading of the bill.</summary>
public sealed class ReadForecastQuality(IDbContextFactory<PortalDb> dbs)
{
    private const int Back = 13;

    private volatile Made? _last;

    /// <returns>Without months while no whole one is billed.</returns>
    public async Task<BackTest> RunAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var reading = await db.BilledReadings.AsNoTracking().SingleAsync(ct);
        if (_last is { } known && known.Of == reading.ReadAt) return known.Test;
        if (reading.BilledThrough is not { } through) return BackTest.Of([], DateOnly.MinValue);
        var until = through.AddDays(1).FirstOfMonth();
        var days = await LoadCosts.DaysAsync(db, until.AddMonths(-Back), until, null, ct);
        var changes = (await db.Deployments.AsNoTracking().Where(d => d.EndedAt != null && d.State == DeploymentState.Succeeded && d.Kind != RequestKind.Import).Select(d => new { d.EnvironmentId, EndedAt = d.EndedAt!.Value }).ToListAsync(ct))
            .ToLookup(d => d.EnvironmentId.Value, d => DateOnly.FromDateTime(d.EndedAt.UtcDateTime));
        // What carries no tag of the portal has no deployments to go by.
        var environments = (await db.Environments.AsNoTracking().Select(e => e.Id).ToListAsync(ct)).Select(id => id.Value);
        // A large fleet takes seconds, in which whoever asked is not to wait for everything else.
        var test = await Task.Run(() => BackTest.Of(environments.Where(days.ContainsKey).Select(id => new TestedHistory(id, days[id], [.. changes[id]])), until), ct);
        _last = new Made(reading.ReadAt, test);
        return test;
    }

    private sealed record Made(DateTimeOffset? Of, BackTest Test);
}
