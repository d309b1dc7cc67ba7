using Portal.Domain.Health;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Topology;

namespace Portal.Health;

/// <summary>The drawing of what stands, by what was seen: every node where it is, coloured by how it is; what can't be seen is grey.</summary>
internal static class LiveTopology
{
    private const int MostSquares = 4;
    private const double MinutesOfRecent = 5;

    /// <summary>Null while nothing was seen.</summary>
    /// <param name="network">The name on the frame, as the plan has it.</param>
    public static TopologyModel? Of(EnvironmentHealthView view, string? network = null)
    {
        var tiers = Tiers(view).Where(tier => tier.Nodes.Count > 0).ToList();
        if (tiers.Count == 0 || view.SeenAt is null) return null;
        tiers.Insert(0, new TopologyTier("Users", Icons.Users, TierPlace.Above, [new TopologyNode("users", "Users") { Outside = true }]));
        var zones = view.Grid.Zones.Select(zone => new TopologyZone(zone, HealthLooks.ShortZone(zone))).ToList();
        return new TopologyModel($"Live topology of {view.Name}", zones, tiers, Edges(tiers, view.Recent), zones.Count > 0 ? network ?? "VPC" : null);
    }

    // Without an edge the load balancer serves static files too: there is no path past it.
    private static List<TopologyEdge> Edges(IReadOnlyList<TopologyTier> tiers, RecentMetrics recent)
    {
        var figures = new Dictionary<string, string>();
        if (PerMinute(recent.EdgeRequests) is { } edge) figures["edge"] = edge;
        if (PerMinute(recent.Requests) is { } origin) figures["lb"] = origin;
        return [.. TopologyEdges.Along(tiers, figures)];
    }

    private static string? PerMinute(double? requests) => requests is { } count ? $"{Figures.Count((long)Math.Round(count / MinutesOfRecent))} req/min" : null;

    private static IEnumerable<TopologyTier> Tiers(EnvironmentHealthView view) => view.Tiers.Select(tier => tier.Tier switch
    {
        HealthTier.Edge => Row(tier, TierPlace.Above, [new TopologyNode("edge", "CloudFront") { Detail = Detail(tier), Status = tier.State.Look() }]),
        HealthTier.LoadBalancer => Row(tier, view.Grid.Zones.Count > 0 ? TierPlace.Across : TierPlace.Above,
            [new TopologyNode("lb", "Application Load Balancer") { ShortLabel = "ALB", Aside = Targets(view, tier), Status = tier.State.Look() }], Zones(view.Grid, ZonePart.LoadBalancer)),
        HealthTier.Compute => Row(tier, TierPlace.Zonal, Instances(view, tier), view.Size is { } size ? $"{size.InService} of {size.Least}–{size.Most}" : null),
        HealthTier.Cache => Row(tier, TierPlace.Zonal, Members(view.Grid, ZonePart.Cache, "cache", tier), Zones(view.Grid, ZonePart.Cache)),
        HealthTier.Database => Row(tier, TierPlace.Zonal, Databases(view.Grid, tier), Zones(view.Grid, ZonePart.Database)),
        HealthTier.Storage => Row(tier, TierPlace.Below, [new TopologyNode("storage", "S3") { Detail = Detail(tier), Status = tier.State.Look() }]),
        _ => throw new InvalidOperationException($"A drawing has no {tier.Tier}."),
    });

    private static TopologyTier Row(TierView tier, TierPlace place, IReadOnlyList<TopologyNode> nodes, string? detail = null) => new(tier.Title, tier.Tier.Icon(), place, nodes, detail);

    private static string? Detail(TierView tier) => tier.State is HealthState.Unknown ? "not seen" : tier.Note.Length > 0 ? tier.Note : null;

    private static string? Targets(EnvironmentHealthView view, TierView tier) =>
        tier.State is HealthState.Unknown ? "not seen" : view.Recent.HealthyHosts is { } hosts ? $"{hosts:0} healthy {(hosts is 1 ? "target" : "targets")}" : null;

    private static string? Zones(ZoneGrid grid, ZonePart part) => grid.Of(part).Select(cell => cell.Zone).Distinct().Count() switch
    {
        0 => null,
        1 => "1 zone",
        var count => $"{count} zones",
    };

    private static List<TopologyNode> Instances(EnvironmentHealthView view, TierView tier) =>
        [.. view.Grid.Of(ZonePart.Instances).Select(cell => new TopologyNode($"instances-{cell.Zone}", "Instances", cell.Zone)
        {
            Detail = tier.State is HealthState.Unknown ? "not seen" : cell.Note.Length > 0 ? cell.Note : view.Size?.InstanceType,
            Status = Known(tier, cell.State),
            Instances = new InstanceCount(cell.InService, Math.Clamp(Math.Max(cell.Total, Room(view)), 1, MostSquares)),
        })];

    // Dashed squares up to what the group may have here.
    private static int Room(EnvironmentHealthView view) => view.Size is { } size && view.Grid.Zones.Count > 0 ? (size.Most + view.Grid.Zones.Count - 1) / view.Grid.Zones.Count : 1;

    private static List<TopologyNode> Members(ZoneGrid grid, ZonePart part, string id, TierView tier) =>
        [.. grid.Of(part).Select((cell, index) => new TopologyNode($"{id}-{index}", cell.Role, cell.Zone)
        {
            Detail = tier.State is HealthState.Unknown ? "not seen" : cell.Note.Length > 0 ? Short(cell.Note) : null,
            Status = Known(tier, cell.State),
            Role = cell.Role switch { "Primary" => NodeRole.Primary, "Standby" => NodeRole.Standby, _ => NodeRole.Replica },
        })];

    private static List<TopologyNode> Databases(ZoneGrid grid, TierView tier)
    {
        var members = Members(grid, ZonePart.Database, "database", tier);
        if (tier.Note.EndsWith(TierNote.NoStandby, StringComparison.Ordinal) && members.Count > 0)
            members.Add(new TopologyNode("database-standby", "Standby") { Detail = "rebuilding", Role = NodeRole.Standby, Ghost = true, Status = tier.State is HealthState.Unknown ? Status.Unknown : Status.Degraded });
        return members;
    }

    // "cache.t4g.small" → "t4g.small": the tier already says which service.
    private static string Short(string note) => note.Split('.', 2) is ["cache" or "db", var rest] ? rest : note;

    private static Status Known(TierView tier, HealthState cell) => tier.State is HealthState.Unknown ? Status.Unknown : cell.Look();
}
