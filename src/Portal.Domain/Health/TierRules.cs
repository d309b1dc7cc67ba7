using System.Globalization;
using Portal.Domain.Health.Seen;

namespace Portal.Domain.Health;

/// <summary>One line of the table: where the condition holds, the tier is in this state for this reason.</summary>
/// <param name="IsSoft">It rests on a measured value, which may be a hiccup: it has to hold at two looks in a row.</param>
/// <param name="Says">The reason without its time; the time is added.</param>
/// <param name="From">Since when it holds, where that is known better than by the look that found it.</param>
public sealed record TierRule(
    HealthTier Tier, HealthState State, string Name, bool IsSoft, Func<TierGround, bool> Holds, Func<TierGround, string> Says, Func<TierGround, DateTimeOffset?>? From = null);

/// <summary>
/// The table of tier × condition → state and reason. The first line of a tier that holds says how it is; none means healthy.
/// Statuses are AWS's words. Unknown stands above what follows it: what can't be seen is never called well.
/// </summary>
public static class TierRules
{
    public const string Well = "well";

    // Source: the list of DB instance statuses in the RDS user guide.
    private static readonly HashSet<string> DownWords =
        ["failed", "stopped", "stopping", "starting", "deleting", "incompatible-network", "incompatible-parameters", "incompatible-restore", "inaccessible-encryption-credentials", "storage-full", "restore-error", "rebooting"];

    private static readonly HashSet<string> Serving =
        ["available", "backing-up", "configuring-enhanced-monitoring", "configuring-iam-database-auth", "configuring-log-exports", "storage-optimization", "storage-config-upgrade"];

    public static readonly IReadOnlyList<TierRule> All =
    [
        // Edge: the distribution, and its own errors. CloudFront has no health of its own to ask for.
        Hard(HealthTier.Edge, HealthState.Down, "edge-off", g => g.Edge.Value is { Enabled: false }, _ => "the distribution is disabled: nobody reaches the site"),
        Unseen(HealthTier.Edge, g => g.Edge, "the distribution"),
        Gone(HealthTier.Edge, g => g.Edge, "the distribution is gone: AWS does not list it"),
        Soft(HealthTier.Edge, HealthState.Degraded, "edge-errors", g => g.Recent is { EdgeRequests: { } count, EdgeErrorPercent: { } share } && count >= g.Thresholds.FewRequests && share > g.Thresholds.ErrorPercent,
            g => $"{Percent(g.Recent.EdgeErrorPercent)} of requests at the edge fail"),

        // Load balancer: whether it stands, and what users get through it.
        Hard(HealthTier.LoadBalancer, HealthState.Down, "lb-failed", g => g.LoadBalancer.Value is { State: "failed" }, _ => "the load balancer has failed"),
        Unseen(HealthTier.LoadBalancer, g => g.LoadBalancer, "the load balancer"),
        Gone(HealthTier.LoadBalancer, g => g.LoadBalancer, "the load balancer is gone: AWS does not list it"),
        // The metric is minutes old; the group, which folds in the load balancer's checks, tells of now.
        Hard(HealthTier.LoadBalancer, HealthState.Down, "no-target", g => g.Compute.Value is { InService: 0, Desired: > 0 } || (g.Compute.Value is null && g.Recent.HealthyHosts is 0), _ => "no healthy target: every request is turned away"),
        Hard(HealthTier.LoadBalancer, HealthState.Degraded, "lb-impaired", g => g.LoadBalancer.Value is { State: "active_impaired" }, _ => "the load balancer is impaired: it can't scale as it needs"),
        Soft(HealthTier.LoadBalancer, HealthState.Degraded, "errors", g => g.Recent is { Requests: { } count, ErrorPercent: { } share } && count >= g.Thresholds.FewRequests && share > g.Thresholds.ErrorPercent,
            g => $"{Percent(g.Recent.ErrorPercent)} of requests fail"),
        Soft(HealthTier.LoadBalancer, HealthState.Degraded, "slow", g => g.Recent is { Requests: { } count, LatencySeconds: { } seconds } && count >= g.Thresholds.FewRequests && seconds > g.Thresholds.LatencySeconds,
            g => $"one request in 20 takes over {Number(g.Recent.LatencySeconds)} s"),

        // Instances: how many take requests, where, and whether more can come.
        Unseen(HealthTier.Compute, g => g.Compute, "the Auto Scaling group"),
        Gone(HealthTier.Compute, g => g.Compute, "the Auto Scaling group is gone: AWS does not list it"),
        Hard(HealthTier.Compute, HealthState.Down, "none-in-service", g => g.Compute.Value is { InService: 0, Desired: > 0 }, _ => "no instance is in service"),
        Hard(HealthTier.Compute, HealthState.Degraded, "one-in-service", g => g.Compute.Value is { InService: 1, Desired: > 1 }, _ => "only one instance is in service"),
        Hard(HealthTier.Compute, HealthState.Degraded, "zone-without", g => EmptyZones(g).Count > 0, g => $"no instance in service in {string.Join(" and ", EmptyZones(g))}"),
        Hard(HealthTier.Compute, HealthState.Degraded, "below-least", g => g.Compute.Value is { } group && group.InService < group.Least, g => $"{g.Compute.Value!.InService} of at least {g.Compute.Value.Least} instances in service"),
        Hard(HealthTier.Compute, HealthState.Degraded, "ceiling", g => g.CeilingSince is { } since && g.Now - since >= TimeSpan.FromMinutes(g.Thresholds.CeilingMinutes),
            g => $"at its maximum of {g.Compute.Value!.Most} instances: no more come when load grows", g => g.CeilingSince),
        Hard(HealthTier.Compute, HealthState.Degraded, "unbalanced", g => g.Compute.Value is { } group && Balance.Of(group) is { IsBalanced: false, Widest: > 2 }, g => $"unbalanced: {Balance.Of(g.Compute.Value!).Words}"),
        Soft(HealthTier.Compute, HealthState.Degraded, "cpu", g => g.Recent.Cpu > g.Thresholds.CpuPercent, g => $"instances use {Percent(g.Recent.Cpu)} of their CPU"),

        // Cache: its nodes and roles. Losing it slows the application; it does not end it.
        Unseen(HealthTier.Cache, g => g.Cache, "the cache"),
        Gone(HealthTier.Cache, g => g.Cache, "the cache is gone: AWS does not list it"),
        Hard(HealthTier.Cache, HealthState.Down, "cache-failed", g => g.Cache.Value is { Status: "create-failed" or "deleting" } or { Nodes.Count: 0 }, g => $"the cache is {g.Cache.Value!.Status}"),
        Hard(HealthTier.Cache, HealthState.Degraded, "cache-no-primary", g => g.Cache.Value is { } cache && cache.Nodes.All(node => !node.IsPrimary), _ => "the cache has no primary: a replica is being promoted"),
        Hard(HealthTier.Cache, HealthState.Degraded, "cache-busy", g => g.Cache.Value is { Status: not "available" }, g => $"the cache is {g.Cache.Value!.Status}: a node is being changed or replaced"),
        Hard(HealthTier.Cache, HealthState.Degraded, "cache-one-zone", g => g.Cache.Value is { FailsOver: true } cache && cache.Nodes.Select(node => node.Zone).Distinct().Count() < 2, _ => "all nodes of the cache are in one zone"),
        Soft(HealthTier.Cache, HealthState.Degraded, "cache-evicts", g => g.Recent.CacheEvictions > 0, g => $"the cache evicts keys: {Number(g.Recent.CacheEvictions)} in five minutes"),
        Soft(HealthTier.Cache, HealthState.Degraded, "cache-full", g => g.Recent.CacheMemory > g.Thresholds.CacheMemoryPercent, g => $"the cache uses {Percent(g.Recent.CacheMemory)} of its memory"),
        Soft(HealthTier.Cache, HealthState.Degraded, "cache-lag", g => g.Recent.CacheLag > g.Thresholds.CacheLagSeconds, g => $"replicas are {Number(g.Recent.CacheLag)} s behind: a failover would lose that much"),

        // Database: whether it serves, and whether a second zone stands by.
        Unseen(HealthTier.Database, g => g.Database, "the database"),
        Gone(HealthTier.Database, g => g.Database, "the database is gone: AWS does not list it"),
        Hard(HealthTier.Database, HealthState.Down, "db-down", g => DownWords.Contains(g.Database.Value?.Status ?? ""), g => $"the database is {g.Database.Value?.Status}"),
        Hard(HealthTier.Database, HealthState.Degraded, "db-no-standby", g => g.Database.Value is { MultiAz: true, StandbyZone: null }, _ => "standby is rebuilding: no second zone for the database"),
        Hard(HealthTier.Database, HealthState.Degraded, "db-busy", g => !Serving.Contains(g.Database.Value?.Status ?? ""), g => $"the database is {g.Database.Value?.Status}"),
        Soft(HealthTier.Database, HealthState.Degraded, "db-storage", g => FreePercent(g) < g.Thresholds.FreeStoragePercent, g => $"{Percent(FreePercent(g))} of the database's storage is free"),
        Soft(HealthTier.Database, HealthState.Degraded, "db-slow", g => Slowest(g) > g.Thresholds.DatabaseLatencySeconds, g => $"the database takes {Number(Slowest(g) * 1000)} ms to read or write"),
        Soft(HealthTier.Database, HealthState.Degraded, "db-cpu", g => g.Recent.DatabaseCpu > g.Thresholds.DatabaseCpuPercent, g => $"the database uses {Percent(g.Recent.DatabaseCpu)} of its CPU"),

        // Storage: S3 tells no health of a bucket; its settings are looked at by drift.
        Unseen(HealthTier.Storage, g => g.Storage, "what the buckets are set to"),
        Hard(HealthTier.Storage, HealthState.Degraded, "bucket-drifted", g => g.Storage.Value is { Drifted.Count: > 0 }, g => $"settings of a bucket drifted: {string.Join(", ", g.Storage.Value!.Drifted.Distinct())}"),
    ];

    private static IReadOnlyList<string> EmptyZones(TierGround ground) => ground.Compute.Value is { } group ? FindLostZones.Empty(group) : [];

    private static double? FreePercent(TierGround g) => g is { Recent.DatabaseFreeBytes: { } free, Database.Value.AllocatedGigabytes: > 0 and var size } ? 100 * free / (size * 1024.0 * 1024 * 1024) : null;

    private static double? Slowest(TierGround g) => g.Recent is { DatabaseReadSeconds: null, DatabaseWriteSeconds: null } ? null : Math.Max(g.Recent.DatabaseReadSeconds ?? 0, g.Recent.DatabaseWriteSeconds ?? 0);

    private static TierRule Hard(HealthTier tier, HealthState state, string name, Func<TierGround, bool> holds, Func<TierGround, string> says, Func<TierGround, DateTimeOffset?>? from = null) =>
        new(tier, state, name, false, holds, says, from);

    private static TierRule Soft(HealthTier tier, HealthState state, string name, Func<TierGround, bool> holds, Func<TierGround, string> says) => new(tier, state, name, true, holds, says);

    private static TierRule Unseen<T>(HealthTier tier, Func<TierGround, Sight<T>> sight, string what) where T : class =>
        Hard(tier, HealthState.Unknown, "unseen", g => sight(g).IsStale(g.Now), g => sight(g) switch
        {
            { Fault: { } fault } => $"{what} can't be seen: {fault.TrimEnd('.')}; unknown",
            { SeenAt: null } => $"{what} has not been looked at yet; unknown",
            _ => $"{what} has not been looked at; unknown",
        }, g => sight(g).SeenAt is { } seen && seen <= g.Now ? seen : null);

    private static TierRule Gone<T>(HealthTier tier, Func<TierGround, Sight<T>> sight, string says) where T : class =>
        Hard(tier, HealthState.Down, "gone", g => sight(g).Value is null, _ => says);

    private static string Percent(double? value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.#} %");

    private static string Number(double? value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.#}");
}
