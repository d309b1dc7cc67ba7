using Portal.Domain.Health.Seen;

namespace Portal.Domain.Health;

/// <summary>Lays what was seen out by zone, and takes each zone away in thought.</summary>
public static class BuildZoneGrid
{
    /// <param name="needed">Instances that the load of the last week needs; null when nobody knows.</param>
    public static ZoneGrid Of(EnvironmentSeen seen, int? needed)
    {
        var zones = Zones(seen);
        if (zones.Count == 0) return ZoneGrid.Empty;
        List<ZoneCell> cells = [];
        foreach (var zone in zones)
        {
            if (seen.LoadBalancer is { } balancer && balancer.Zones.Contains(zone)) cells.Add(new ZoneCell(ZonePart.LoadBalancer, zone, "Node", StateOf(balancer.State == "active"), 0, 0, balancer.State == "active" ? "" : balancer.State));
            if (seen.Compute is { } group) cells.AddRange(Instances(group, zone));
            if (seen.Cache is { } cache) cells.AddRange(cache.Nodes.Where(node => node.Zone == zone).Select(node => new ZoneCell(ZonePart.Cache, zone, node.IsPrimary ? "Primary" : "Replica", StateOf(cache.Status == "available"), 0, 0, cache.Status == "available" ? cache.NodeType ?? "" : cache.Status)));
            if (seen.Database is { } database && Database(database, zone) is { } cell) cells.Add(cell);
            cells.AddRange(seen.Nat.Where(nat => nat.Zone == zone).Select(nat => new ZoneCell(ZonePart.Nat, zone, "Gateway", StateOf(nat.State == "available"), 0, 0, nat.State == "available" ? "" : nat.State)));
        }
        return new ZoneGrid(zones, cells, seen.Compute is { } of ? Balance.Of(of).IsBalanced : null, [.. zones.Select(zone => Without(seen, zone, needed))]);
    }

    private static IReadOnlyList<string> Zones(EnvironmentSeen seen) =>
        [.. (seen.Compute?.Zones ?? []).Concat(seen.Compute?.Instances.Select(one => one.Zone) ?? []).Concat(seen.LoadBalancer?.Zones ?? []).Concat(seen.Cache?.Nodes.Select(node => node.Zone) ?? [])
            .Concat([seen.Database?.PrimaryZone, seen.Database?.StandbyZone]).Concat(seen.Nat.Select(nat => nat.Zone)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<ZoneCell> Instances(GroupSeen group, string zone)
    {
        var here = group.Instances.Where(one => one.Zone == zone).ToList();
        if (here.Count == 0 && !group.Zones.Contains(zone)) yield break;
        var inService = here.Count(one => one.IsInService);
        var state = inService == here.Count && inService > 0 ? HealthState.Healthy : inService > 0 ? HealthState.Degraded : HealthState.Down;
        var others = here.Where(one => !one.IsInService).GroupBy(one => one.IsHealthy ? one.Lifecycle : "Unhealthy").OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => $"{each.Count()} {each.Key}");
        yield return new ZoneCell(ZonePart.Instances, zone, "Instances", state, inService, here.Count, string.Join(", ", others));
    }

    private static ZoneCell? Database(DatabaseSeen database, string zone)
    {
        if (database.PrimaryZone == zone) return new ZoneCell(ZonePart.Database, zone, "Primary", StateOf(database.Status == "available"), 0, 0, database.Status == "available" ? database.Class ?? "" : database.Status);
        return database.StandbyZone == zone ? new ZoneCell(ZonePart.Database, zone, "Standby", HealthState.Healthy, 0, 0, database.Class ?? "") : null;
    }

    private static ZoneLoss Without(EnvironmentSeen seen, string zone, int? needed)
    {
        var left = seen.Compute?.Instances.Count(one => one.IsInService && one.Zone != zone) ?? 0;
        // What stops without the zone, whatever the instances; one NAT for all stops what instances reach outside, which is no end of service.
        if (seen.Database is { } database && database.PrimaryZone == zone && database.StandbyZone is null) return new ZoneLoss(zone, LossVerdict.NotEnough, left, needed, "no database: no standby in another zone");
        if (seen.LoadBalancer is { } balancer && balancer.Zones.All(each => each == zone)) return new ZoneLoss(zone, LossVerdict.NotEnough, left, needed, "no load balancer in another zone");
        if (seen.Compute is not null && left == 0) return new ZoneLoss(zone, LossVerdict.NotEnough, left, needed, "no instance is left");
        if (seen.Compute is null || needed is null) return new ZoneLoss(zone, LossVerdict.Unknown, left, needed, seen.Compute is null ? "the instances were not seen" : "no load was measured yet");
        return left >= needed
            ? new ZoneLoss(zone, LossVerdict.Enough, left, needed, "")
            : new ZoneLoss(zone, LossVerdict.NotEnough, left, needed, $"{left} of {seen.Compute.InService} remain, the load needs {needed}");
    }

    private static HealthState StateOf(bool isWell) => isWell ? HealthState.Healthy : HealthState.Degraded;
}
