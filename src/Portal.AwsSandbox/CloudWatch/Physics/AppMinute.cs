using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.CloudWatch.Physics;

/// <summary>The load balancer and the instances behind it in a minute; requests and codes are whole numbers.</summary>
/// <param name="Requests">Those that were handed to a target.</param>
/// <param name="BalancerErrors">5XX of the load balancer itself: no healthy target, or none that answered.</param>
/// <param name="Median">Seconds that targets took, spread log-normally by <paramref name="Spread"/>.</param>
/// <param name="Cpu">Mean use of the instances, percent.</param>
public sealed record AppMinute(
    double Requests, double TargetErrors, double ClientErrors, double BalancerErrors, double Median, double Spread, double Cpu,
    double Connections, double NewConnections, double Bytes)
{
    // Until three health checks have failed, requests still go to instances that are gone.
    private static readonly TimeSpan Unnoticed = TimeSpan.FromSeconds(30);

    public static AppMinute? Of(
        StackPicture picture, long minute, double demand, double capacity, HostCount hosts, DatabaseMinute? database, CacheMinute? cache)
    {
        if (hosts.Total == 0 && demand <= 0) return null;
        var at = Span.Of(minute);
        var arriving = picture.Whole(demand, 1, minute);
        var use = capacity <= 0 ? 0 : demand / capacity;
        var toTheDark = Lost(picture, at, hosts);
        var refused = hosts.Healthy == 0 ? 1 : Overflow(use) * 0.5 + toTheDark;
        var balancer = picture.Whole(arriving * Math.Min(1, refused), 2, minute);
        // Without a healthy target the load balancer turns requests away before one is chosen.
        var requests = hosts.Healthy == 0 ? 0 : arriving - picture.Whole(arriving * Overflow(use) * 0.5, 3, minute);
        var errorShare = 2e-5 + 4e-5 * picture.Chance(4, minute / 720) + Overflow(use) * 0.5 + (database?.FailingShare ?? 0) + (cache?.FailingShare ?? 0);
        var errors = Math.Min(requests, picture.Whole(requests * Math.Min(1, errorShare), 5, minute));
        var refusals = Math.Min(requests - errors, picture.Whole(requests * (0.012 + 0.02 * picture.Chance(6, minute / 30)), 7, minute));
        var median = Median_(picture, at, use, database);
        var connections = arriving / 60 * (median + 4) + 6;
        return new AppMinute(
            requests, errors, refusals, Math.Min(balancer, arriving), median, 0.62 + 0.15 * picture.Chance(8, 0) + 0.25 * Math.Min(1, Overflow(use) * 4),
            hosts.Healthy == 0 ? 0 : Math.Clamp(2.5 + 96 * Math.Min(use, 1.02), 0, 99.6),
            Math.Round(connections), Math.Round(arriving / 9 + 2), arriving * (5_000 + 9_000 * picture.Chance(9, 0)));
    }

    /// <summary>The share of requests that instances at this use can't take.</summary>
    private static double Overflow(double use) => use <= 1 ? 0 : 1 - 1 / use;

    private static double Median_(StackPicture picture, DateTimeOffset at, double use, DatabaseMinute? database)
    {
        var calm = 0.028 + 0.05 * picture.Chance(10, 0);
        var busy = Math.Min(use, 1);
        var waiting = 0.4 * busy * busy + 0.05 * Math.Pow(busy, 12) / Math.Max(0.02, 1.02 - busy);
        var stalled = use <= 1 ? 0 : 2.2 * Math.Min(4, use);
        var restless = 1 + 0.08 * Noise.Smooth(Noise.Seed(picture.Seed, 11), at, TimeSpan.FromMinutes(9));
        return calm * (1 + waiting) * restless * (database?.Slowness ?? 1) + stalled;
    }

    private static double Lost(StackPicture picture, DateTimeOffset at, HostCount hosts)
    {
        var share = 0.0;
        foreach (var zone in picture.Disturbances)
            if (zone.Kind == DisturbanceKind.ZoneLost && zone.From < at + Span.Minute && hosts.Zones.Any(each => each.Zone == zone.Zone))
                share += Span.Share(at, zone.From, zone.From + Unnoticed) / hosts.Zones.Count;
        return Math.Min(1, share);
    }
}
