using System.ComponentModel;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Costs.Advice;
using Portal.Costs.Anomalies;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Domain.Notifications;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Costs.Outlooks;

/// <summary>After each reading of the bill, each new estimate and each change of a band: forecast, band, anomalies and advice, and what people are told of them.</summary>
[Description("Forecasts, bands, anomalies and advice after each reading of the bill")]
public sealed class JudgeCosts(JobParts parts, LoadCosts load, SeeAnomalies anomalies, FindAdvice advice) : StageJob<ManagedEnvironment>(parts)
{
    protected override int Workers => 2;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT e.*, e.xmin FROM environments e CROSS JOIN billed_readings r LEFT JOIN cost_outlooks o ON o.environment_id = e.id
        WHERE e.state IN ('Ready', 'Updating', 'Failed', 'Imported')
          AND (o.environment_id IS NULL OR o.month <> {DateOnly.FromDateTime(now.UtcDateTime).FirstOfMonth()} OR o.bill_read_at IS DISTINCT FROM r.read_at
               OR o.estimated_at IS DISTINCT FROM (SELECT max(made_at) FROM environment_estimates m WHERE m.environment_id = e.id)
               OR o.band_set_at IS DISTINCT FROM (SELECT max(at) FROM band_overrides b WHERE b.subject IN (e.id, e.product)))
        ORDER BY e.id LIMIT 1 FOR UPDATE OF e SKIP LOCKED
        """;

    protected override async Task LookAsync(PortalDb db, ManagedEnvironment record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var month = DateOnly.FromDateTime(now.UtcDateTime).FirstOfMonth();
        var state = await load.StateAsync(db, ct);
        var outlook = await db.CostOutlooks.FirstOrDefaultAsync(each => each.EnvironmentId == record.Id, ct);
        if (outlook is null) db.CostOutlooks.Add(outlook = CostOutlook.Of(record.Id, month));
        // Before what it tells of: what comes in between is judged once more.
        outlook.RestOn(state.ReadAt, await EstimatedAtAsync(db, record, ct), await BandSetAtAsync(db, record, ct));
        if (await load.RowsAsync(db, month, state, record.Id, ct) is not [var row, ..]) throw new InvalidOperationException($"{record.Name} stands and has no row.");
        var news = outlook.Judge(month, row.Billed, row.Forecast, row.Band.Ceiling, row.Standing, await advice.RunAsync(db, record, now, ct), now);
        if (news is { } standing) db.Notify(NotificationEvent.LeavesBand(record.ToConcern("watch"), standing is BandStanding.Above, Words(row, standing), now));
        if (state is { Through: { } through, IsBackfilled: true }) await anomalies.RunAsync(db, record, through, now, ct);
    }

    private static Task<DateTimeOffset?> EstimatedAtAsync(PortalDb db, ManagedEnvironment record, CancellationToken ct) =>
        db.EnvironmentEstimates.Where(made => made.EnvironmentId == record.Id).MaxAsync(made => (DateTimeOffset?)made.MadeAt, ct);

    private static Task<DateTimeOffset?> BandSetAtAsync(PortalDb db, ManagedEnvironment record, CancellationToken ct)
    {
        string[] subjects = [record.Id.Value, record.Product];
        return db.BandOverrides.Where(band => subjects.Contains(band.Subject)).MaxAsync(band => (DateTimeOffset?)band.At, ct);
    }

    private static string Words(PortfolioRow row, BandStanding standing) => standing is BandStanding.Above
        ? string.Create(CultureInfo.InvariantCulture, $"USD {row.Billed:0} is billed this month; its band ends at {row.Band.Ceiling:0}.")
        : string.Create(CultureInfo.InvariantCulture, $"The month is expected to end at USD {row.Forecast!.Expected:0} ({row.Forecast.Low:0} to {row.Forecast.High:0}); its band ends at {row.Band.Ceiling:0}.");
}
