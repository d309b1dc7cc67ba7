using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Availability;

/// <summary>A single NAT gateway is in no promise, but what it means belongs beside them.</summary>
internal static class NatRemark
{
    public static IEnumerable<string> Of(ResourceMap map)
    {
        var placement = new Placement(map);
        var gateways = map.OfType("AWS::EC2::NatGateway").ToList();
        if (gateways.Count == 1 && placement.Zones.Count > 1)
            yield return "One NAT gateway serves all zones: outbound traffic of every instance stops with its zone.";
    }
}
