using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.ElastiCache;

/// <summary>What replication groups went through, at most fourteen days back; the last hour when nothing is said.</summary>
internal static class DescribeEvents
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static XElement Handle(Look look)
    {
        var id = look.Input.Text("SourceIdentifier");
        if (id is not null && look.Input.Text("SourceType") is null)
            throw new AwsException("InvalidParameterCombination", "SourceIdentifier requires SourceType.");
        var to = look.Input.Time("EndTime") ?? look.At;
        var from = look.Input.Time("StartTime") ?? to.AddMinutes(-(look.Input.Number("Duration") ?? 60));
        if (from < look.At - Kept) from = look.At - Kept;
        var type = look.Input.Text("SourceType");
        var found = look.Standing(Caches.Type).SelectMany(group => Of(look, group))
            .Where(one => (id is null || one.Id == id) && (type is null || one.Type == type) && one.At >= from && one.At <= to && one.At <= look.At);
        var (page, next) = KeyedPage.Of(
            "DescribeEvents", found, one => $"{one.At.UtcTicks:D19}/{one.Id}/{one.Message}", look.Input.Text("Marker"), ElastiCacheService.PageSize(look), ElastiCacheService.InvalidMarker);
        return Xml.Structure("DescribeEventsResult", Xml.Text("Marker", next), Xml.Named("Events", "Event", page.Select(one => Xml.Member(
            Xml.Text("SourceIdentifier", one.Id), Xml.Text("SourceType", one.Type), Xml.Text("Message", one.Message), Xml.Time("Date", one.At)))));
    }

    private static IEnumerable<(string Id, string Type, DateTimeOffset At, string Message)> Of(Look look, Spell group)
    {
        var id = group.PhysicalId;
        yield return (id, "replication-group", look.CreatedAt(group), $"Replication group {id} created");
        foreach (var each in look.Region.Facts.Disturbances.Where(each => each.Kind == DisturbanceKind.CacheFailover && each.PhysicalId == id))
        {
            yield return (id, "replication-group", each.From, "Test Failover API called for node group 0001");
            yield return (each.Node!, "cache-cluster", each.To!.Value, $"Failover to replica node {each.Node} completed");
        }
        foreach (var node in Caches.At(look.Region, group, look.At).Nodes)
            foreach (var each in look.Region.Facts.Disturbances.Where(each => each.Kind == DisturbanceKind.ZoneLost && each.Zone == node.Zone || each.Kind == DisturbanceKind.NodeBroken && each.PhysicalId == node.Id))
            {
                yield return (node.Id, "cache-cluster", each.From, "Recovering cache nodes 0001");
                if (each.To is { } back) yield return (node.Id, "cache-cluster", back, "Finished recovery for cache nodes 0001");
            }
    }
}
