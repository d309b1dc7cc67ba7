using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.Costs.Metering;

/// <summary>Cache nodes, and the backups of them beyond the first.</summary>
internal static class CacheMeter
{
    public static IEnumerable<Usage> Of(Spell spell, Window window)
    {
        var valkey = spell.Text("Engine") == "valkey";
        var type = spell.Text("CacheNodeType") ?? "cache.t3.small";
        var nodes = Math.Max(1, spell.Number32("NumCacheClusters") ?? spell.Number32("NumCacheNodes") ?? 1);
        var tags = ResourceTags.Of(spell);
        var engine = valkey ? "Valkey" : "Redis";
        yield return new(valkey ? "CreateCacheCluster:Valkey" : "CreateCacheCluster:0002", $"{{}}NodeUsage:{type}", nodes * window.Hours, tags)
        {
            InstanceType = type,
            CacheEngine = engine,
        };
        if ((spell.Number32("SnapshotRetentionLimit") ?? 0) is var kept and > 1)
            yield return new("", "{}ElastiCache:BackupUsage", (kept - 1) * 0.5m * window.Hours / window.HoursOfMonth, tags) { CacheEngine = engine };
    }
}
