using Portal.CloudFormation.Topology;

namespace Portal.Platform.Ui;

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
}
