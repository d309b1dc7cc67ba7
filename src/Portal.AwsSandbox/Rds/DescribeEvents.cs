using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Rds;

/// <summary>What databases went through, at most fourteen days back; the last hour when nothing is said.</summary>
internal static class DescribeEvents
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    public static XElement Handle(Look look)
    {
        var id = look.Input.Text("SourceIdentifier");
        if (id is not null && look.Input.Text("SourceType") is null)
            throw new AwsException("InvalidParameterCombination", "The parameter SourceIdentifier requires SourceType.");
        var minutes = look.Input.Number("Duration") ?? 60;
        var to = look.Input.Time("EndTime") ?? look.At;
        var from = look.Input.Time("StartTime") ?? to.AddMinutes(-minutes);
        if (from < look.At - Kept) from = look.At - Kept;
        var categories = look.Input.Texts("EventCategories", "EventCategory");
        var events = look.Input.Text("SourceType") is null or "db-instance"
            ? look.Standing(Databases.Type).Where(database => id is null || database.PhysicalId == id).SelectMany(database => Of(look, database))
            : [];
        var found = events.Where(one => one.At >= from && one.At <= to && one.At <= look.At && (categories.Count == 0 || categories.Contains(one.Category)));
        var (page, next) = KeyedPage.Of("DescribeEvents", found, one => $"{one.At.UtcTicks:D19}/{one.Id}/{one.Message}", look.Input.Text("Marker"), RdsService.PageSize(look), RdsService.InvalidMarker);
        return Xml.Structure("DescribeEventsResult", Xml.Text("Marker", next), Xml.Named("Events", "Event", page.Select(one => Xml.Member(
            Xml.Text("SourceIdentifier", one.Id), Xml.Text("SourceType", "db-instance"), Xml.Text("Message", one.Message),
            Xml.Named("EventCategories", "EventCategory", [one.Category]), Xml.Time("Date", one.At), Xml.Text("SourceArn", look.Arn("rds", "db:" + one.Id))))));
    }

    private static IEnumerable<(string Id, DateTimeOffset At, string Category, string Message)> Of(Look look, Spell database)
    {
        var id = database.PhysicalId;
        yield return (id, look.CreatedAt(database), "creation", "DB instance created");
        foreach (var each in look.Region.Facts.Disturbances.Where(each => each.PhysicalId == id))
            switch (each.Kind)
            {
                case DisturbanceKind.DatabaseFailover:
                    yield return (id, each.From, "failover", "Multi-AZ instance failover started.");
                    yield return (id, each.To!.Value, "failover", "Multi-AZ instance failover completed");
                    break;
                case DisturbanceKind.DatabaseBusy when each.Word == "rebooting":
                    yield return (id, each.To!.Value, "availability", "DB instance restarted");
                    break;
                case DisturbanceKind.DatabaseBusy when each.Word == "stopping":
                    yield return (id, each.To!.Value, "notification", "DB instance stopped");
                    break;
                case DisturbanceKind.DatabaseBusy when each.Word == "starting":
                    yield return (id, each.To!.Value, "notification", "DB instance started");
                    break;
                case DisturbanceKind.DatabaseBusy when each.Word == "modifying":
                    yield return (id, each.From, "configuration change", "Applying modification to the database instance");
                    yield return (id, each.To!.Value, "configuration change", "Finished applying modification to the database instance");
                    break;
            }
    }
}
