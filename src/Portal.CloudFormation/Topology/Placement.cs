using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Topology;

/// <summary>Which zone a subnet is in, and so which zones a resource can be in.</summary>
internal sealed class Placement
{
    private readonly ResourceMap map;
    private readonly Dictionary<string, SubnetView> subnets;

    public Placement(ResourceMap map)
    {
        this.map = map;
        var publicSubnets = PublicSubnets().ToHashSet();
        Subnets = [.. map.OfType("AWS::EC2::Subnet").Select(subnet => new SubnetView(
            subnet.LogicalId,
            ZoneOf(subnet.Properties["AvailabilityZone"]),
            ResourceMap.Text(subnet.Properties["CidrBlock"]),
            publicSubnets.Contains(subnet.LogicalId)))];
        subnets = Subnets.ToDictionary(subnet => subnet.LogicalId);
        Zones = [.. Subnets.Select(subnet => subnet.Zone).OfType<string>().Distinct()];
    }

    public IReadOnlyList<SubnetView> Subnets { get; }

    public IReadOnlyList<string> Zones { get; }

    /// <summary>Zones of the subnets that a property names, directly or by a subnet group.</summary>
    public IReadOnlyList<string> ZonesOf(Value? placed)
    {
        var read = map.ReadBy(placed).ToList();
        var groups = read
            .Where(resource => resource.Type.EndsWith("SubnetGroup", StringComparison.Ordinal))
            .SelectMany(group => map.ReadBy(group.Properties["SubnetIds"]));
        return [.. read.Concat(groups)
            .Select(resource => subnets.GetValueOrDefault(resource.LogicalId)?.Zone)
            .OfType<string>()
            .Distinct()];
    }

    /// <summary>The zone's name, or what stands for it.</summary>
    public static string? ZoneOf(Value? zone) => zone switch
    {
        KnownScalar known => known.Text,
        Unknown unknown => unknown.Symbol,
        _ => null,
    };

    private IEnumerable<string> PublicSubnets()
    {
        var publicTables = map.OfType("AWS::EC2::Route")
            .Where(route => map.ReadBy(route.Properties["GatewayId"]).Any(gateway => gateway.Type == "AWS::EC2::InternetGateway"))
            .SelectMany(route => map.ReadBy(route.Properties["RouteTableId"]))
            .Select(table => table.LogicalId)
            .ToHashSet();
        return map.OfType("AWS::EC2::SubnetRouteTableAssociation")
            .Where(link => map.ReadBy(link.Properties["RouteTableId"]).Any(table => publicTables.Contains(table.LogicalId)))
            .SelectMany(link => map.ReadBy(link.Properties["SubnetId"]))
            .Select(subnet => subnet.LogicalId);
    }
}
