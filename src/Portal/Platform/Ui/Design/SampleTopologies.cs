using Portal.Platform.Ui.Topology;

namespace Portal.Platform.Ui.Design;

/// <summary>Placements that the drawing must cope with, from the usual to the odd.</summary>
internal static class SampleTopologies
{
    private static readonly TopologyZone A = new("us-east-1a", "1a"), B = new("us-east-1b", "1b"), C = new("us-east-1c", "1c");

    public static TopologyModel Planned => Model("Planned topology of wishlist-prod", [A, B, C],
        Users, Edge(null), Balancer(null, "internal, 3 zones"),
        Instances("5 of 3–10", (A, 2, null), (B, 2, null), (C, 1, null)),
        Redis("Multi-AZ", Node("redis-a", "Primary", "t4g.medium", A, NodeRole.Primary), Node("redis-b", "Replica", "t4g.medium", B, NodeRole.Replica)),
        MySql("Multi-AZ", Node("mysql-b", "Primary", "db.m6g.large", B, NodeRole.Primary), Node("mysql-x", "Standby", "zone by RDS", null, NodeRole.Standby) with { Ghost = true }),
        Storage(null));

    public static TopologyModel Live => Model("Live topology of checkout-prod", [A, B, C],
        Users, Edge(Status.Healthy), Balancer(Status.Healthy, "5 of 5 targets healthy"),
        Instances("5 of 3–10", (A, 2, Status.Healthy), (B, 2, Status.Healthy), (C, 1, Status.Healthy)),
        Redis("Multi-AZ", Node("redis-a", "Primary", "t4g.medium", A, NodeRole.Primary, Status.Healthy), Node("redis-b", "Replica", "t4g.medium", B, NodeRole.Replica, Status.Healthy)),
        MySql("Multi-AZ", Node("mysql-b", "Primary", "db.m6g.large", B, NodeRole.Primary, Status.Healthy), Node("mysql-c", "Standby", "rebuilding", C, NodeRole.Standby, Status.Degraded)),
        Storage(Status.Healthy));

    public static TopologyModel Crossed => Model("After two failovers: primaries at the ends, two replicas in one zone", [A, B, C],
        Users, Edge(Status.Healthy), Balancer(Status.Degraded, "4 of 5 targets healthy"),
        Instances("5 of 3–10", (A, 2, Status.Healthy), (B, 3, Status.Degraded)),
        Redis("3 nodes", Node("redis-c", "Primary", "r7g.large", C, NodeRole.Primary, Status.Healthy), Node("redis-b1", "Replica", "r7g.large", B, NodeRole.Replica, Status.Healthy), Node("redis-b2", "Replica", "r7g.large", B, NodeRole.Replica, Status.Unknown)),
        MySql("Multi-AZ", Node("mysql-a", "Primary", "db.m6g.large", A, NodeRole.Primary, Status.Down), Node("mysql-b", "Replica", "read only", B, NodeRole.Replica, Status.Healthy), Node("mysql-c", "Standby", "db.m6g.large", C, NodeRole.Standby, Status.Building)),
        Storage(Status.Healthy));

    public static TopologyModel TwoZones => Model("Two zones, primary and standby in one", [A, B],
        Users, Edge(Status.Healthy), Balancer(Status.Healthy, "2 zones"),
        Instances("2 of 2–4", (A, 1, Status.Healthy), (B, 1, Status.Healthy)),
        MySql("Single zone", Node("mysql-b", "Primary", "db.t4g.medium", B, NodeRole.Primary, Status.Healthy), Node("mysql-b2", "Replica", "db.t4g.medium", B, NodeRole.Replica, Status.Healthy)),
        Storage(Status.Healthy));

    public static TopologyModel OneZone => Model("One zone, no edge, database elsewhere", [A],
        Balancer(Status.Healthy, "1 zone"), Instances("1 of 1–2", (A, 1, Status.Healthy)),
        MySql(null, Node("mysql-a", "Primary", "db.t4g.medium", A, NodeRole.Primary, Status.Healthy)));

    public static TopologyModel StaticSite => Model("A static site", [], Users, Edge(Status.Healthy), Storage(Status.Healthy));

    private static TopologyTier Users => new("Users", Icons.Users, TierPlace.Above, [new("users", "Users") { Outside = true }]);

    private static TopologyModel Model(string title, IReadOnlyList<TopologyZone> zones, params TopologyTier[] tiers)
    {
        var live = tiers.SelectMany(tier => tier.Nodes).Any(node => node.Status is not null);
        var figures = new Dictionary<string, string>(StringComparer.Ordinal) { ["edge"] = "1,240 req/min", ["alb"] = "1,214 req/min uncached" };
        return new(title, zones, tiers, TopologyEdges.Along(tiers, live ? figures : null), "VPC 10.42.0.0/16");
    }

    private static TopologyTier Edge(Status? status) => new("Edge", Icons.Edge, TierPlace.Above,
        [new("edge", "CloudFront") { Detail = status is null ? "TLS 1.2+, OAC to S3" : "deployed, 5xx 0.02 %", Status = status }]);

    private static TopologyTier Balancer(Status? status, string aside) => new("Load balancer", Icons.Fork, TierPlace.Across,
        [new("alb", "Application Load Balancer") { ShortLabel = "ALB", Aside = aside, Status = status }], "3 zones");

    private static TopologyTier Instances(string detail, params (TopologyZone Zone, int Count, Status? Status)[] groups) => new("Instances", Icons.Instances, TierPlace.Zonal,
        [.. groups.Select(group => new TopologyNode($"instances-{group.Zone.ShortName}", "Instances", group.Zone.Name) { Detail = "m7g.medium", Status = group.Status, Instances = new(group.Count, 3) })], detail);

    private static TopologyTier Redis(string detail, params TopologyNode[] nodes) => new("Redis", Icons.Cache, TierPlace.Zonal, nodes, detail);

    private static TopologyTier MySql(string? detail, params TopologyNode[] nodes) => new("MySQL 8.4", Icons.Database, TierPlace.Zonal, nodes, detail);

    private static TopologyTier Storage(Status? status) => new("Storage", Icons.Bucket, TierPlace.Below,
        [new("s3", "S3 bucket") { Detail = "static assets, versioned, read by CloudFront only", Aside = status is null ? null : "posture checked 03:12", Status = status }], "versioned");

    private static TopologyNode Node(string id, string label, string detail, TopologyZone? zone, NodeRole role, Status? status = null) =>
        new(id, label, zone?.Name) { Detail = detail, Role = role, Status = status };
}
