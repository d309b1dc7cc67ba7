using Portal.Platform.Ui;
using Portal.Platform.Ui.Topology;

namespace Portal.Tests.Platform.Ui;

/// <summary>A usual environment, a static site, and any number of unusual ones.</summary>
internal static class TopologySamples
{
    private static readonly TopologyZone[] Zones = [new("us-east-1a", "1a"), new("us-east-1b", "1b"), new("us-east-1c", "1c")];

    private static TopologyTier Users => new("Users", Icons.Users, TierPlace.Above, [new("users", "Users") { Outside = true }]);
    private static TopologyTier Edge => new("Edge", Icons.Edge, TierPlace.Above, [new("edge", "CloudFront") { Detail = "deployed", Status = Status.Healthy }]);
    private static TopologyTier Balancer => new("Load balancer", Icons.Fork, TierPlace.Across, [new("alb", "Application Load Balancer") { Aside = "5 of 5 targets healthy" }]);
    private static TopologyTier Storage => new("Storage", Icons.Bucket, TierPlace.Below, [new("s3", "S3 bucket") { Detail = "versioned" }]);

    public static TopologyModel ThreeTiers()
    {
        TopologyTier[] tiers =
        [
            Users, Edge, Balancer,
            new("Instances", Icons.Instances, TierPlace.Zonal, [Instances("a", 0, 2), Instances("b", 1, 2), Instances("c", 2, 1)], "5 of 3–10"),
            new("Redis", Icons.Cache, TierPlace.Zonal, [Node("redis-a", 0, NodeRole.Primary), Node("redis-b", 1, NodeRole.Replica)]),
            new("MySQL", Icons.Database, TierPlace.Zonal, [Node("mysql-b", 1, NodeRole.Primary), Node("mysql-c", 2, NodeRole.Standby) with { Label = "Standby", Detail = "rebuilding", Status = Status.Degraded }]),
            Storage,
        ];
        return new("Live topology of checkout-prod", Zones, tiers, TopologyEdges.Along(tiers, new Dictionary<string, string> { ["edge"] = "1,240 req/min" }), "VPC 10.42.0.0/16");
    }

    public static TopologyModel StaticSite() => new("A static site", [], [Users, Edge, Storage], TopologyEdges.Along([Users, Edge, Storage]));

    /// <summary>Some tiers missing, 1 to 3 zones, up to four nodes of a tier anywhere, some without a zone.</summary>
    public static TopologyModel Any(int seed)
    {
        var random = new Random(seed);
        var zones = Zones[..random.Next(1, 4)];
        int? Zone() => random.Next(6) == 0 ? null : random.Next(zones.Length);

        List<TopologyTier> tiers = [];
        if (random.Next(4) > 0) tiers.Add(Users);
        if (random.Next(4) > 0) tiers.Add(Edge);
        if (random.Next(4) > 0) tiers.Add(Balancer);
        foreach (var name in new[] { "Instances", "Redis", "MySQL" })
        {
            var count = random.Next(0, 5);
            tiers.Add(new(name, Icons.Database, TierPlace.Zonal, [.. Enumerable.Range(0, count).Select(index => Node($"{name}-{index}", Zone(), index == 0 ? NodeRole.Primary : (NodeRole)random.Next(2, 4)))]));
        }
        if (random.Next(4) > 0) tiers.Add(Storage);
        return new($"seed {seed}", zones, tiers, TopologyEdges.Along(tiers), "VPC 10.0.0.0/16");
    }

    private static TopologyNode Instances(string name, int zone, int count) =>
        new($"i-{name}", "Instances", Zones[zone].Name) { Detail = "m7g.medium", Status = Status.Healthy, Instances = new(count, 3) };

    private static TopologyNode Node(string id, int? zone, NodeRole role) =>
        new(id, role.ToString(), zone is { } index ? Zones[index].Name : null) { Detail = "t4g.medium", Role = role, Status = Status.Healthy };
}
