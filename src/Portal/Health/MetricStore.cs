using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Health;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Writes an environment's cells and rolls them up at once: what is coarser is always the sum of what is finer.</summary>
/// <param name="read">What was read of many environments together; what is not in it is asked for by itself.</param>
internal sealed class MetricStore(PortalDb db, EnvironmentId environment, ReadBlocks read)
{
    private readonly Dictionary<(Resolution Resolution, DateTimeOffset Start), (MetricBlock? Row, CellTable Cells)> _blocks = [];
    private readonly HashSet<(Resolution, DateTimeOffset)> _changed = [];

    /// <summary>Puts cells of a time in, in the place of what was known of it, and everything coarser along.</summary>
    /// <param name="from">On a border of five minutes.</param>
    public async Task PutAsync(MetricValues values, DateTimeOffset from, DateTimeOffset to, bool hasHours, CancellationToken ct)
    {
        var resolution = values.PeriodMinutes == 1 ? Resolution.Minute : Resolution.FiveMinutes;
        var facts = ResolutionFacts.Of(resolution);
        for (var at = from; at < to; at += facts.Cell)
        {
            var cells = await BlockAsync(resolution, at, ct);
            var place = Place(facts, at);
            foreach (var (metric, cell) in ReckonCells.Of(values, at, hasHours)) cells[metric, place] = cell;
            _changed.Add((resolution, facts.BlockOf(at)));
        }
        for (var finer = facts; finer.Coarser is { } coarser; finer = ResolutionFacts.Of(coarser)) await RollUpAsync(finer, ResolutionFacts.Of(coarser), from, to, ct);
    }

    /// <summary>Hands what changed to the context; the caller saves.</summary>
    public void Keep()
    {
        foreach (var key in _changed)
        {
            var (row, cells) = _blocks[key];
            if (row is null) db.MetricBlocks.Add(MetricBlock.Of(environment, key.Item1, key.Item2, cells));
            else row.Put(cells);
        }
        _changed.Clear();
    }

    /// <summary>The service's sums between two moments: hours far back, five minutes for the rest.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset At, ServiceSums Sums, ServiceSums Edge)>> SumsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var hour = ResolutionFacts.Of(Resolution.Hour);
        var fine = hour.CellOf(to.AddDays(-3));
        var sums = new List<(DateTimeOffset, ServiceSums, ServiceSums)>();
        await AddAsync(Resolution.Hour, hour.CellOf(from), fine);
        await AddAsync(Resolution.FiveMinutes, fine < from ? from : fine, to);
        return sums;

        async Task AddAsync(Resolution resolution, DateTimeOffset start, DateTimeOffset end)
        {
            var facts = ResolutionFacts.Of(resolution);
            for (var at = facts.CellOf(start); at < end; at += facts.Cell)
            {
                var cells = await BlockAsync(resolution, at, ct);
                var place = Place(facts, at);
                sums.Add((at, ServiceSums.Of(cells, place, place + 1), ServiceSums.OfEdge(cells, place, place + 1)));
            }
        }
    }

    /// <summary>One cell; null when nothing was measured.</summary>
    public async Task<Cell?> CellAsync(Resolution resolution, HealthMetric metric, DateTimeOffset at, CancellationToken ct) =>
        (await BlockAsync(resolution, at, ct))[metric, Place(ResolutionFacts.Of(resolution), at)];

    private async Task RollUpAsync(ResolutionFacts finer, ResolutionFacts coarser, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        for (var at = coarser.CellOf(from); at < to; at += coarser.Cell)
        {
            var cells = await BlockAsync(coarser.Resolution, at, ct);
            var place = Place(coarser, at);
            foreach (var metric in MetricFacts.All.Values)
            {
                Cell? whole = null;
                for (var part = at; part < at + coarser.Cell; part += finer.Cell)
                    if ((await BlockAsync(finer.Resolution, part, ct))[metric.Metric, Place(finer, part)] is { } one)
                        whole = whole is { } before ? Cell.Merge(metric, before, one) : one;
                cells[metric.Metric, place] = whole;
            }
            _changed.Add((coarser.Resolution, coarser.BlockOf(at)));
        }
    }

    private async ValueTask<CellTable> BlockAsync(Resolution resolution, DateTimeOffset at, CancellationToken ct)
    {
        var facts = ResolutionFacts.Of(resolution);
        var start = facts.BlockOf(at);
        if (_blocks.TryGetValue((resolution, start), out var held)) return held.Cells;
        if (!read.TryFind(environment, resolution, start, out var row)) row = await db.MetricBlocks.FindAsync([environment, resolution, start], ct);
        var cells = row?.Cells() ?? new CellTable(facts.Cells);
        _blocks[(resolution, start)] = (row, cells);
        return cells;
    }

    private static int Place(ResolutionFacts facts, DateTimeOffset at) => (int)((at - facts.BlockOf(at)) / facts.Cell);
}
