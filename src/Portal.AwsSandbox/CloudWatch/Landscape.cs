using System.Collections.Concurrent;
using Portal.AwsSandbox.CloudWatch.Catalog;
using Portal.AwsSandbox.CloudWatch.Custom;
using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.CloudWatch.Physics;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudWatch;

/// <summary>
/// Finds the samples of any metric of an account and region. Pictures of stacks are kept until something about the stack or about
/// what is broken changes.
/// </summary>
public sealed class Landscape(World world)
{
    public const string Global = "us-east-1";
    private const int PicturesKept = 4_000;

    private readonly ConcurrentDictionary<(Region Region, string StackId), Known> pictures = new();

    public World World => world;

    /// <summary>Null when nobody ever reported such a metric.</summary>
    /// <param name="unit">Only samples of this unit; null takes any.</param>
    public ISeries? Find(string account, string region, MetricKey key, string? unit = null)
    {
        var here = world.Region(account, region);
        if (!key.Namespace.StartsWith("AWS/", StringComparison.Ordinal))
            return here.Read(_ => here.Metrics.Find(key)) is { } points ? new StoredSeries(points, unit) : null;
        if (MetricTable.Find(key) is not { } row || unit is not null && unit != row.Unit) return null;
        if (row.Namespace == "AWS/CloudFront" && region != Global) return null;
        foreach (var place in Places(here, row))
        {
            var ids = Subjects.PhysicalIds(place.Account, place.Name, key);
            if (ids.Count > 0 && place.Read(_ => place.Past.StackOf(ids[0])) is { } stack)
                return new ReportedSeries(Picture(place, stack), row, key, ids, place.Clock.Shown);
        }
        return null;
    }

    /// <summary>Every stack of a region that a metric could be of.</summary>
    public IEnumerable<StackPicture> Pictures(Region region) =>
        region.Read(_ => region.Past.StackIds.ToList()).Select(stack => Picture(region, stack));

    public StackPicture Picture(Region region, string stackId)
    {
        var (version, minute) = region.Read(now => ((region.Past.Version(stackId), region.Facts.DisturbanceVersion), Span.MinuteOf(region.Clock.ShownAt(now))));
        if (pictures.TryGetValue((region, stackId), out var known) && known.Version == version && known.Minute == minute) return known.Picture;
        if (pictures.Count > PicturesKept) pictures.Clear();
        // Groups go on scaling while nothing else changes, so a picture is good for a minute; what it worked out of minutes before stays.
        var picture = known is not null && known.Version == version ? known.Picture.Later(region) : new StackPicture(region, stackId);
        pictures[(region, stackId)] = new Known(version, minute, picture);
        return picture;
    }

    /// <summary>Distributions belong to no region; their metrics are told in one.</summary>
    public IEnumerable<Region> Places(Region here, MetricRow row) =>
        row.Namespace == "AWS/CloudFront" ? world.Regions.Where(region => region.Account == here.Account) : [here];

    private sealed record Known((long Spells, long Disturbances) Version, long Minute, StackPicture Picture);
}
