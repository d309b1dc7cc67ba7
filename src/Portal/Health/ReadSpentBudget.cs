using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Health;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Which stretches of trouble spent the budget, worst first.</summary>
public sealed class ReadSpentBudget(IOptions<HealthSettings> settings)
{
    public async Task<IReadOnlyList<SpentBudget>> OfAsync(PortalDb db, EnvironmentHealth health, CancellationToken ct)
    {
        if (health is not { MetricsThrough: { } through, Slo: not null }) return [];
        var from = through.AddDays(-settings.Value.WindowDays);
        var cells = await MetricHistory.ReadAsync(db, health.Id, Resolution.FiveMinutes, from, through, ct);
        var events = await db.HealthEvents.AsNoTracking().Where(one => one.EnvironmentId == health.Id && one.At >= from).OrderBy(one => one.At).ToListAsync(ct);
        return FindSpenders.Of(settings.Value.Objective, cells.Steps(from, through).Select(step => (step.At, step.Sums)), events);
    }
}
