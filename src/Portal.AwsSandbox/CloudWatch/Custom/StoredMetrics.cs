using Portal.AwsSandbox.CloudWatch.Metrics;

namespace Portal.AwsSandbox.CloudWatch.Custom;

/// <summary>
/// The metrics that were put into a region, held under its lock and written to its journal. A metric keeps its latest
/// <see cref="PointsKept"/> points, a region <see cref="MostPoints"/>; beyond that the oldest go.
/// </summary>
public sealed class StoredMetrics
{
    public const int PointsKept = 20_000;
    public const int MostPoints = 200_000;

    private readonly Dictionary<MetricKey, List<StoredPoint>> metrics = [];
    private readonly List<StoredEntry> fresh = [];
    private int count;

    public IEnumerable<(MetricKey Key, long Latest)> All => metrics.Select(metric => (metric.Key, metric.Value[^1].At));

    /// <summary>A copy, so that it can be read without the lock; null when nothing was put under the key.</summary>
    public IReadOnlyList<StoredPoint>? Find(MetricKey key) => metrics.TryGetValue(key, out var points) ? points.ToArray() : null;

    public void Put(MetricKey key, StoredPoint point)
    {
        Load(key, point);
        fresh.Add(Entry(key, point));
    }

    internal void Load(StoredEntry entry) => Load(
        new MetricKey(entry.Namespace, entry.Name, entry.Dimensions.Chunk(2).Select(pair => new MetricDimension(pair[0], pair[1]))), entry.Point);

    /// <summary>The points no journal entry holds yet; null when there are none.</summary>
    internal List<StoredEntry>? TakeFresh()
    {
        if (fresh.Count == 0) return null;
        var taken = fresh.ToList();
        fresh.Clear();
        return taken;
    }

    internal IEnumerable<StoredEntry> Everything() => metrics.SelectMany(metric => metric.Value.Select(point => Entry(metric.Key, point)));

    internal void Trim(DateTimeOffset now)
    {
        var oldest = (now - Periods.Hours).ToUnixTimeSeconds();
        if (count <= MostPoints) return;
        foreach (var (key, points) in metrics.ToList())
        {
            count -= points.RemoveAll(point => point.At < oldest);
            if (points.Count == 0) metrics.Remove(key);
        }
        // Still too many: each metric gives up its older half, so that none is starved by another.
        while (count > MostPoints)
            foreach (var (_, points) in metrics.Where(metric => metric.Value.Count > 1).ToList())
            {
                var half = points.Count / 2;
                points.RemoveRange(0, half);
                count -= half;
            }
    }

    // In order of time; most come in order, so the place is sought from the end.
    private void Load(MetricKey key, StoredPoint point)
    {
        if (!metrics.TryGetValue(key, out var points)) metrics[key] = points = [];
        var place = points.Count;
        while (place > 0 && points[place - 1].At > point.At) place--;
        points.Insert(place, point);
        count++;
        if (points.Count <= PointsKept) return;
        points.RemoveAt(0);
        count--;
    }

    private static StoredEntry Entry(MetricKey key, StoredPoint point) =>
        new(key.Namespace, key.Name, [.. key.Dimensions.SelectMany(dimension => new[] { dimension.Name, dimension.Value })], point);
}
