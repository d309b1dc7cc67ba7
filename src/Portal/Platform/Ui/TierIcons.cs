using Portal.CloudFormation.Topology;

namespace Portal.Platform.Ui;

/// <summary>The icon of a tier, by the name that product files and the topology give it.</summary>
public static class TierIcons
{
    public static string Of(string? tier) => tier?.ToUpperInvariant() switch
    {
        "EDGE" => Icons.Edge,
        "LOADBALANCER" => Icons.Fork,
        "COMPUTE" => Icons.Instances,
        "CACHE" => Icons.Cache,
        "DATABASE" => Icons.Database,
        "STORAGE" => Icons.Bucket,
        "NETWORK" => Icons.Link,
        "WATCH" => Icons.Pulse,
        "ACCESS" => Icons.Key,
        _ => Icons.Layers,
    };

    public static string Icon(this Tier tier) => Of(tier.ToString());
}
