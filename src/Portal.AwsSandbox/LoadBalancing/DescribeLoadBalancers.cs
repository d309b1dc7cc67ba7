using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.LoadBalancing;

internal static class DescribeLoadBalancers
{
    public static XElement Handle(Look look)
    {
        var (arns, names) = (look.Input.Texts("LoadBalancerArns"), look.Input.Texts("Names"));
        var all = look.Standing(LoadBalancingService.LoadBalancer);
        foreach (var arn in arns.Where(arn => !all.Any(each => each.PhysicalId == arn))) throw LoadBalancingService.NoLoadBalancer(arn);
        foreach (var name in names.Where(name => !all.Any(each => LoadBalancingService.Name(each) == name))) throw LoadBalancingService.NoLoadBalancer(name);
        var asked = all.Where(each => (arns.Count == 0 || arns.Contains(each.PhysicalId)) && (names.Count == 0 || names.Contains(LoadBalancingService.Name(each))));
        var (page, next) = KeyedPage.Of("DescribeLoadBalancers", asked, each => each.PhysicalId, look.Input.Text("Marker"), LoadBalancingService.PageSize(look), LoadBalancingService.InvalidMarker);
        return Xml.Structure("DescribeLoadBalancersResult", Xml.List("LoadBalancers", page.Select(each => Shape(look, each))), Xml.Text("NextMarker", next));
    }

    private static XElement Shape(Look look, Spell balancer)
    {
        var birth = new Birth(look.Region.Account, look.Region.Name, balancer.StackName, balancer.LogicalId, balancer.Type, balancer.Properties, balancer.Seed);
        return Xml.Member(
            Xml.Text("LoadBalancerArn", balancer.PhysicalId),
            Xml.Text("DNSName", Attributes.Of(birth, balancer.PhysicalId, "DNSName", 1)),
            Xml.Text("CanonicalHostedZoneId", Attributes.Of(birth, balancer.PhysicalId, "CanonicalHostedZoneID", 1)),
            Xml.Time("CreatedTime", look.CreatedAt(balancer)),
            Xml.Text("LoadBalancerName", LoadBalancingService.Name(balancer)),
            Xml.Text("Scheme", balancer.Text("Scheme") ?? "internet-facing"),
            Xml.Text("VpcId", Network.VpcOf(look.Region, balancer.Texts("Subnets"))),
            Xml.Structure("State", Xml.Text("Code", look.Status(balancer) == "CREATE_IN_PROGRESS" ? "provisioning" : "active")),
            Xml.Text("Type", balancer.Text("Type") ?? "application"),
            Xml.List("AvailabilityZones", balancer.Texts("Subnets").Select(subnet => Xml.Member(
                Xml.Text("ZoneName", Network.ZoneOf(look.Region, subnet)), Xml.Text("SubnetId", subnet),
                Xml.List("LoadBalancerAddresses", Enumerable.Empty<XElement>())))),
            Xml.List("SecurityGroups", balancer.Texts("SecurityGroups")),
            Xml.Text("IpAddressType", balancer.Text("IpAddressType") ?? "ipv4"));
    }
}
