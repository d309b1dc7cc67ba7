using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Ec2;

/// <summary>What is offered where: everything in every zone, but for the newer families in the last zone of a large region.</summary>
internal static class DescribeInstanceTypeOfferings
{
    private static readonly string[] Families = ["t3", "t3a", "t4g", "m5", "m6i", "m6g", "m7g", "m7i", "c6g", "c7g", "r6g", "r7g"];
    private static readonly string[] Burstable = ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge"];
    private static readonly string[] Steady = ["medium", "large", "xlarge", "2xlarge", "4xlarge"];

    public static XElement Handle(Look look)
    {
        var kind = look.Input.Text("LocationType") ?? "region";
        if (kind is not ("region" or "availability-zone"))
            throw new AwsException("InvalidParameterValue", $"The location type {kind} is not known to the sandbox.");
        var filters = new Filters(look, "instance-type", "location");
        var places = kind == "region" ? [look.Region.Name] : Network.Zones(look.Region.Name);
        var offers = places.SelectMany(place => Types().Where(type => IsOffered(look, type, place)).Select(type => (Type: type, Place: place)))
            .Where(offer => filters.Hold(name => name == "location" ? offer.Place : offer.Type));
        var (page, next) = Ec2Service.Page(look, offers, offer => $"{offer.Place}/{offer.Type}");
        return Xml.Structure("Result",
            Xml.Named("instanceTypeOfferingSet", "item", page.Select(offer => Xml.Member(
                Xml.Text("instanceType", offer.Type), Xml.Text("locationType", kind), Xml.Text("location", offer.Place)))),
            Xml.Text("nextToken", next));
    }

    private static IEnumerable<string> Types() => Families.SelectMany(family => (family[0] == 't' ? Burstable : Steady)
        .Where(size => size != "medium" || family[0] == 't' || family.Contains('g', StringComparison.Ordinal)).Select(size => $"{family}.{size}"));

    private static bool IsOffered(Look look, string type, string place)
    {
        var zones = Network.Zones(look.Region.Name);
        return zones.Count < 5 || place != zones[4] || !type.Contains('7', StringComparison.Ordinal) && !type.StartsWith("t4g", StringComparison.Ordinal);
    }
}
