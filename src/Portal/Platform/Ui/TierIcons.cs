using Portal.CloudFormation.Topology;

namespace Portal.Platform.Ui;

/// <summary>The icon of a tier.</summary>
public static class TierIcons
{
    public static string Icon(this Tier tier) => tier switch
    {
        Tier.Network => Icons.Shield,
        Tier.Edge => Icons.Edge,
        Tier.LoadBalancer => Icons.Fork,
        Tier.Compute => Icons.Instances,
        Tier.Cache => Icons.Cache,
        Tier.Database => Icons.Database,
        Tier.Storage => Icons.Bucket,
        Tier.Watch => Icons.Pulse,
        Tier.Access => Icons.Key,
        _ => Icons.Layers,
    };

    /// <summary>By the name that product files give a tier.</summary>
    public static string Of(string? tier) =>
        Enum.TryParse<Tier>(tier, ignoreCase: true, out var known) ? known.Icon() : Icons.Layers;
}
