using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Portal.Costs.Measured;
using Portal.Domain;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Costs.Estimates;

/// <summary>
/// Estimates every environment as soon as its record is there, after each deployment, and once a day. The first estimate of a
/// deployment stays: it is what was expected when it was asked for.
/// </summary>
[Description("Estimates every environment once a day and after each deployment")]
public sealed class KeepEstimates(JobParts parts, EstimateEnvironment estimate) : StageJob<ManagedEnvironment>(parts)
{
    private const int Week = 7;

    /// <summary>Two days; with less of a week it is not measured.</summary>
    private const int FewestHours = 48;

    protected override int Workers => 2;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT e.*, e.xmin FROM environments e
        WHERE e.state NOT IN ('Deleted', 'Deleting', 'Updating')
          AND NOT EXISTS (SELECT 1 FROM environment_estimates m WHERE m.environment_id = e.id AND m.confirmed_on >= {DateOnly.FromDateTime(now.UtcDateTime)}
                          AND m.deployment_id = e.last_deployment_id AND m.product_hash = e.product_hash)
        ORDER BY e.id LIMIT 1 FOR UPDATE OF e SKIP LOCKED
        """;

    protected override async Task LookAsync(PortalDb db, ManagedEnvironment record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var last = await db.EnvironmentEstimates.Where(made => made.EnvironmentId == record.Id).OrderByDescending(made => made.MadeAt).FirstOrDefaultAsync(ct);
        var isNew = last?.DeploymentId != record.LastDeploymentId || last.ProductHash != record.ProductHash;
        // What was asked for is estimated as it was asked for; what stands, by what was measured of it.
        var figures = await estimate.RunAsync(record, isNew ? null : await MeasuredAsync(db, record, now, ct), ct);
        if (last?.IsSameAs(figures, record.ProductHash) == true) last.Confirm(DateOnly.FromDateTime(now.UtcDateTime), record.LastDeploymentId);
        else db.EnvironmentEstimates.Add(EnvironmentEstimate.Of(record.Id, record.LastDeploymentId, isNew, record.Product, record.ProductVersion, record.ProductHash, figures, now));
    }

    private static async Task<MeasuredUse?> MeasuredAsync(PortalDb db, ManagedEnvironment record, DateTimeOffset now, CancellationToken ct) =>
        await MeasuredUse.ReadAsync(db, record.Id, Week, now, ct) is var use && use.Hours >= FewestHours ? use : null;
}
