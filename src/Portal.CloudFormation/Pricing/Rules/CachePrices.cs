using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Pricing.Rules;

internal static class CachePrices
{
    public static void ReplicationGroup(EvaluatedResource group, Bill bill)
    {
        var properties = group.Properties;
        var shards = properties["NumNodeGroups"] is { } given ? ResourceMap.Number(given) : 1;
        var replicas = properties["ReplicasPerNodeGroup"] is { } each ? ResourceMap.Number(each) : 0;
        var nodes = properties["NumCacheClusters"] is { } clusters ? ResourceMap.Number(clusters) : shards * (1 + replicas);
        Charge(group, nodes, ResourceMap.Text(properties["Engine"]) ?? "redis", bill);
    }

    public static void Cluster(EvaluatedResource cluster, Bill bill)
    {
        // A member of a replication group is counted there.
        if (cluster.Properties["ReplicationGroupId"] is not null) return;
        Charge(cluster, ResourceMap.Number(cluster.Properties["NumCacheNodes"]), ResourceMap.Text(cluster.Properties["Engine"]) ?? "redis", bill);
    }

    private static void Charge(EvaluatedResource cache, int? nodes, string engine, Bill bill)
    {
        if (nodes is not { } count || ResourceMap.Text(cache.Properties["CacheNodeType"]) is not { } type)
        {
            bill.Leave(cache, "Cache nodes", Lack.Size, "Their number or type is not known.");
            return;
        }
        var (service, title) = engine.ToLowerInvariant() switch
        {
            "redis" => ("elasticache", "Redis"),
            "valkey" => ("elasticache-valkey", "Valkey"),
            var other => ($"elasticache-{other}", other),
        };
        bill.Describe(CostLines.Cache, $"{title}, {count} × {type}");
        bill.Charge(cache, CostLines.Cache, service, type, Spread.Exactly(count * PriceBook.HoursAMonth), $"{title} {type}");
        if (ResourceMap.Number(cache.Properties["SnapshotRetentionLimit"]) > 1)
            bill.ByUse(cache, "elasticache", "backup", "Cache snapshots beyond the first");
    }
}
