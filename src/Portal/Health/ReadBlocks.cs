using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Health;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>The stored blocks that measuring some environments touches, read in one query instead of one for each block.</summary>
internal sealed class ReadBlocks
{
    private readonly Dictionary<(EnvironmentId, Resolution, DateTimeOffset), MetricBlock> _rows;
    private readonly IReadOnlyDictionary<Resolution, (DateTimeOffset From, DateTimeOffset To)> _spans;

    private ReadBlocks(IEnumerable<MetricBlock> rows, IReadOnlyDictionary<Resolution, (DateTimeOffset From, DateTimeOffset To)> spans) =>
        (_rows, _spans) = (rows.ToDictionary(row => (row.EnvironmentId, row.Resolution, row.Start)), spans);

    /// <param name="from">Of the values that are put in.</param>
    /// <param name="through">Until when metrics are in: what is reckoned goes back from here.</param>
    /// <param name="windowDays">How far back the objective looks.</param>
    public static async Task<ReadBlocks> OfAsync(PortalDb db, IReadOnlyCollection<EnvironmentId> environments, DateTimeOffset from, DateTimeOffset to, DateTimeOffset through, int windowDays, CancellationToken ct)
    {
        var spans = Spans(from, to, through, windowDays);
        var (minutes, fives, hours, days) = (spans[Resolution.Minute], spans[Resolution.FiveMinutes], spans[Resolution.Hour], spans[Resolution.Day]);
        var rows = await db.MetricBlocks.Where(block => environments.Contains(block.EnvironmentId)
            && ((block.Resolution == Resolution.Minute && block.Start >= minutes.From && block.Start <= minutes.To)
                || (block.Resolution == Resolution.FiveMinutes && block.Start >= fives.From && block.Start <= fives.To)
                || (block.Resolution == Resolution.Hour && block.Start >= hours.From && block.Start <= hours.To)
                || (block.Resolution == Resolution.Day && block.Start >= days.From && block.Start <= days.To))).ToListAsync(ct);
        return new ReadBlocks(rows, spans);
    }

    /// <returns>False when the block was not asked for; its row is null when it is not stored.</returns>
    public bool TryFind(EnvironmentId environment, Resolution resolution, DateTimeOffset start, out MetricBlock? row)
    {
        row = null;
        if (!_spans.TryGetValue(resolution, out var span) || start < span.From || start > span.To) return false;
        row = _rows.GetValueOrDefault((environment, resolution, start));
        return true;
    }

    // Of each resolution, the starts of the first and the last block. A roll-up reads whole cells of what is coarser.
    private static Dictionary<Resolution, (DateTimeOffset From, DateTimeOffset To)> Spans(DateTimeOffset from, DateTimeOffset to, DateTimeOffset through, int windowDays)
    {
        var (minute, five, hour, day) = (ResolutionFacts.Of(Resolution.Minute), ResolutionFacts.Of(Resolution.FiveMinutes), ResolutionFacts.Of(Resolution.Hour), ResolutionFacts.Of(Resolution.Day));
        var last = to > through ? to : through;
        var reckoned = through.AddDays(-windowDays);
        return new()
        {
            // A past that is filled by five minutes has no minutes but those of now.
            [Resolution.Minute] = (minute.BlockOf(Earlier(to < through ? through : from, through).AddMinutes(-10)), minute.BlockOf(last)),
            [Resolution.FiveMinutes] = (five.BlockOf(hour.CellOf(Earlier(from, through.AddDays(-3).AddHours(-1)))), five.BlockOf(last)),
            [Resolution.Hour] = (hour.BlockOf(day.CellOf(Earlier(from, reckoned))), hour.BlockOf(last.AddDays(1))),
            [Resolution.Day] = (day.BlockOf(from), day.BlockOf(last)),
        };
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
