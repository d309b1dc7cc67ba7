using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Health;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Stored cells of one environment at one resolution over some time.</summary>
internal sealed class MetricHistory(Resolution resolution, IReadOnlyDictionary<DateTimeOffset, CellTable> blocks)
{
    private readonly ResolutionFacts _facts = ResolutionFacts.Of(resolution);

    public ResolutionFacts Facts => _facts;

    public static async Task<MetricHistory> ReadAsync(PortalDb db, EnvironmentId environment, Resolution resolution, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var first = ResolutionFacts.Of(resolution).BlockOf(from);
        var rows = await db.MetricBlocks.AsNoTracking().Where(block => block.EnvironmentId == environment && block.Resolution == resolution && block.Start >= first && block.Start < to).ToListAsync(ct);
        return new MetricHistory(resolution, rows.ToDictionary(row => row.Start, row => row.Cells()));
    }

    public IReadOnlyList<HealthMetric> Metrics => [.. blocks.Values.SelectMany(block => block.Metrics).Distinct().Order()];

    /// <summary>One cell; null when nothing was measured.</summary>
    public Cell? At(HealthMetric metric, DateTimeOffset at) =>
        blocks.TryGetValue(_facts.BlockOf(at), out var block) ? block[metric, (int)((at - _facts.BlockOf(at)) / _facts.Cell)] : null;

    /// <summary>The service's sums of each cell that begins in this time.</summary>
    public IEnumerable<(DateTimeOffset At, ServiceSums Sums)> Steps(DateTimeOffset from, DateTimeOffset to)
    {
        for (var at = _facts.CellOf(from); at < to; at += _facts.Cell)
        {
            if (at < from || !blocks.TryGetValue(_facts.BlockOf(at), out var block)) continue;
            var place = (int)((at - _facts.BlockOf(at)) / _facts.Cell);
            yield return (at, ServiceSums.Of(block, place, place + 1));
        }
    }
}
