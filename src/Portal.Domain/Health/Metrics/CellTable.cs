namespace Portal.Domain.Health;

/// <summary>Cells of one block, by metric and place.</summary>
public sealed class CellTable(int count)
{
    private readonly SortedDictionary<HealthMetric, Cell?[]> _rows = [];

    public int Count => count;

    public IEnumerable<HealthMetric> Metrics => _rows.Keys;

    /// <summary>Null where nothing was measured.</summary>
    public Cell? this[HealthMetric metric, int place]
    {
        get => _rows.TryGetValue(metric, out var row) ? row[place] : null;
        set
        {
            if (!_rows.TryGetValue(metric, out var row))
            {
                if (value is null) return;
                _rows[metric] = row = new Cell?[count];
            }
            row[place] = value;
        }
    }

    /// <summary>The cells from one place up to, not including, another, as one; null when none has data.</summary>
    public Cell? Merged(HealthMetric metric, int from, int to)
    {
        if (!_rows.TryGetValue(metric, out var row)) return null;
        Cell? all = null;
        for (var place = from; place < to; place++)
            if (row[place] is { } cell) all = all is { } before ? Cell.Merge(MetricFacts.All[metric], before, cell) : cell;
        return all;
    }
}
