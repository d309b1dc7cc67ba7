using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Ec2;

/// <summary>The VPCs, their gateways and subnets that stacks made.</summary>
internal static class DescribeNetwork
{
    public static XElement Vpcs(Look look)
    {
        var filters = new Filters(look, "vpc-id", "cidr", "state", "is-default", "owner-id");
        var (page, next) = Of(look, "AWS::EC2::VPC", "VpcId", "InvalidVpcID.NotFound", "vpc", (vpc, tags) => filters.Hold(name => name switch
        {
            "vpc-id" => vpc.PhysicalId,
            "cidr" => vpc.Text("CidrBlock"),
            "state" => "available",
            "owner-id" => look.Region.Account,
            _ => "false",
        }, tags));
        return Xml.Structure("Result", Xml.Named("vpcSet", "item", page.Select(vpc => Xml.Member(
            Xml.Text("vpcId", vpc.PhysicalId), Xml.Text("ownerId", look.Region.Account), Xml.Text("state", "available"), Xml.Text("cidrBlock", vpc.Text("CidrBlock")),
            Xml.Text("dhcpOptionsId", "default"), Xml.Text("instanceTenancy", vpc.Text("InstanceTenancy") ?? "default"), Xml.Flag("isDefault", false),
            Ec2Service.Tags(Look.Tags(vpc))))), Xml.Text("nextToken", next));
    }

    public static XElement InternetGateways(Look look)
    {
        var filters = new Filters(look, "internet-gateway-id", "owner-id");
        var (page, next) = Of(look, "AWS::EC2::InternetGateway", "InternetGatewayId", "InvalidInternetGatewayID.NotFound", "internetGateway", (gateway, tags) => filters.Hold(name => name switch
        {
            "internet-gateway-id" => gateway.PhysicalId,
            _ => look.Region.Account,
        }, tags));
        return Xml.Structure("Result", Xml.Named("internetGatewaySet", "item", page.Select(gateway => Xml.Member(
            Xml.Text("internetGatewayId", gateway.PhysicalId), Xml.Text("ownerId", look.Region.Account), Ec2Service.Tags(Look.Tags(gateway))))), Xml.Text("nextToken", next));
    }

    public static XElement Subnets(Look look)
    {
        var filters = new Filters(look, "subnet-id", "vpc-id", "availability-zone", "cidr-block", "state", "owner-id");
        var (page, next) = Of(look, "AWS::EC2::Subnet", "SubnetId", "InvalidSubnetID.NotFound", "subnet", (subnet, tags) => filters.Hold(name => name switch
        {
            "subnet-id" => subnet.PhysicalId,
            "vpc-id" => subnet.Text("VpcId"),
            "availability-zone" => Network.ZoneOf(subnet, look.Region.Name, subnet.PhysicalId),
            "cidr-block" => subnet.Text("CidrBlock"),
            "owner-id" => look.Region.Account,
            _ => "available",
        }, tags));
        return Xml.Structure("Result", Xml.Named("subnetSet", "item", page.Select(subnet => Xml.Member(
            Xml.Text("subnetId", subnet.PhysicalId), Xml.Text("subnetArn", look.Arn("ec2", "subnet/" + subnet.PhysicalId)), Xml.Text("state", "available"),
            Xml.Text("ownerId", look.Region.Account), Xml.Text("vpcId", subnet.Text("VpcId")), Xml.Text("cidrBlock", subnet.Text("CidrBlock")),
            Xml.Number("availableIpAddressCount", Free(subnet)), Xml.Text("availabilityZone", Network.ZoneOf(subnet, look.Region.Name, subnet.PhysicalId)),
            Xml.Flag("defaultForAz", false), Xml.Flag("mapPublicIpOnLaunch", subnet.Says("MapPublicIpOnLaunch")),
            Ec2Service.Tags(Look.Tags(subnet))))), Xml.Text("nextToken", next));
    }

    private static (List<Spell> Items, string? Next) Of(
        Look look, string type, string parameter, string missingCode, string noun, Func<Spell, IReadOnlyList<KeyValuePair<string, string>>, bool> holds)
    {
        var all = look.Standing(type);
        var ids = look.Input.Flat(parameter);
        if (ids.Find(id => !all.Any(each => each.PhysicalId == id)) is { } missing) throw new AwsException(missingCode, $"The {noun} ID '{missing}' does not exist");
        return Ec2Service.Page(look, all.Where(each => (ids.Count == 0 || ids.Contains(each.PhysicalId)) && holds(each, Look.Tags(each))), each => each.PhysicalId);
    }

    // Five addresses of every subnet are AWS's own.
    private static long Free(Spell subnet) =>
        subnet.Text("CidrBlock")?.Split('/') is [_, var bits] && int.TryParse(bits, out var length) && length is >= 16 and <= 28 ? (1L << (32 - length)) - 5 : 251;
}
