using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Ec2;

internal static class DescribeAvailabilityZones
{
    public static XElement Handle(Look look)
    {
        var filters = new Filters(look, "zone-name", "zone-id", "state", "region-name", "zone-type", "group-name", "opt-in-status");
        var (names, ids) = (look.Input.Flat("ZoneName"), look.Input.Flat("ZoneId"));
        var zones = Network.Zones(look.Region.Name);
        if (names.Find(name => !zones.Contains(name)) is { } unknown)
            throw new AwsException("InvalidParameterValue", $"Invalid availability zone: [{unknown}]");
        var shown = zones.Where(zone => (names.Count == 0 || names.Contains(zone)) && (ids.Count == 0 || ids.Contains(Id(look, zone))) && filters.Hold(name => name switch
        {
            "zone-name" => zone,
            "zone-id" => Id(look, zone),
            "state" => "available",
            "zone-type" => "availability-zone",
            "opt-in-status" => "opt-in-not-required",
            _ => look.Region.Name,
        }));
        return Xml.Structure("Result", Xml.Named("availabilityZoneInfo", "item", shown.Select(zone => Xml.Member(
            Xml.Text("optInStatus", "opt-in-not-required"),
            Xml.Named("messageSet", "item", Messages(look, zone)),
            Xml.Text("regionName", look.Region.Name), Xml.Text("zoneName", zone), Xml.Text("zoneId", Id(look, zone)),
            Xml.Text("groupName", look.Region.Name), Xml.Text("networkBorderGroup", look.Region.Name), Xml.Text("zoneType", "availability-zone"),
            // A zone in trouble stays "available" in AWS too; the message is what tells.
            Xml.Text("zoneState", "available")))));
    }

    private static IEnumerable<XElement> Messages(Look look, string zone) =>
        look.Region.Facts.Disturbances.Exists(each => each.Kind == DisturbanceKind.ZoneLost && each.Zone == zone && each.IsAt(look.At))
            ? [Xml.Member(Xml.Text("message", $"{zone} is experiencing increased error rates"))]
            : [];

    // Which id a name has differs by account.
    private static string Id(Look look, string zone)
    {
        var zones = Network.Zones(look.Region.Name).OrderBy(each => Hash.Fraction($"{look.Region.Account}/{each}")).ToList();
        var region = string.Concat(look.Region.Name.Split('-').Select((part, n) => n == 0 ? part : part.Contains("east") && part.Length > 4 ? part[..1] + "e" : part[..1]));
        return $"{region}-az{zones.IndexOf(zone) + 1}";
    }
}
