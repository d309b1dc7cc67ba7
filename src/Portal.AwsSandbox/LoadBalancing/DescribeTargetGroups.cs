using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.LoadBalancing;

internal static class DescribeTargetGroups
{
    public static XElement Handle(Look look)
    {
        var (arns, names) = (look.Input.Texts("TargetGroupArns"), look.Input.Texts("Names"));
        var all = look.Standing(LoadBalancingService.TargetGroup);
        foreach (var arn in arns.Where(arn => !all.Any(each => each.PhysicalId == arn))) throw LoadBalancingService.NoTargetGroup(arn);
        foreach (var name in names.Where(name => !all.Any(each => Name(each) == name))) throw LoadBalancingService.NoTargetGroup(name);
        var listeners = look.Standing("AWS::ElasticLoadBalancingV2::Listener");
        if (look.Input.Text("LoadBalancerArn") is { } balancer && look.Find(LoadBalancingService.LoadBalancer, balancer) is null) throw LoadBalancingService.NoLoadBalancer(balancer);
        var asked = all.Where(each => (arns.Count == 0 || arns.Contains(each.PhysicalId)) && (names.Count == 0 || names.Contains(Name(each))) &&
            (look.Input.Text("LoadBalancerArn") is not { } of || Balancers(listeners, each).Contains(of)));
        var (page, next) = KeyedPage.Of("DescribeTargetGroups", asked, each => each.PhysicalId, look.Input.Text("Marker"), LoadBalancingService.PageSize(look), LoadBalancingService.InvalidMarker);
        return Xml.Structure("DescribeTargetGroupsResult", Xml.List("TargetGroups", page.Select(each => Shape(listeners, each))), Xml.Text("NextMarker", next));
    }

    private static XElement Shape(IReadOnlyList<Spell> listeners, Spell group) => Xml.Member(
        Xml.Text("TargetGroupArn", group.PhysicalId),
        Xml.Text("TargetGroupName", Name(group)),
        Xml.Text("Protocol", group.Text("Protocol")),
        Xml.Number("Port", group.Number32("Port")),
        Xml.Text("VpcId", group.Text("VpcId")),
        Xml.Text("HealthCheckProtocol", group.Text("HealthCheckProtocol") ?? group.Text("Protocol")),
        Xml.Text("HealthCheckPort", group.Text("HealthCheckPort") ?? "traffic-port"),
        Xml.Flag("HealthCheckEnabled", group.Text("HealthCheckEnabled") != "false"),
        Xml.Number("HealthCheckIntervalSeconds", group.Number32("HealthCheckIntervalSeconds") ?? 30),
        Xml.Number("HealthCheckTimeoutSeconds", group.Number32("HealthCheckTimeoutSeconds") ?? 5),
        Xml.Number("HealthyThresholdCount", group.Number32("HealthyThresholdCount") ?? 5),
        Xml.Number("UnhealthyThresholdCount", group.Number32("UnhealthyThresholdCount") ?? 2),
        Xml.Text("HealthCheckPath", group.Text("HealthCheckPath") ?? "/"),
        Xml.Structure("Matcher", Xml.Text("HttpCode", group.Text("Matcher/HttpCode") ?? "200")),
        Xml.List("LoadBalancerArns", Balancers(listeners, group)),
        Xml.Text("TargetType", group.Text("TargetType") ?? "instance"),
        Xml.Text("ProtocolVersion", group.Text("ProtocolVersion") ?? "HTTP1"),
        Xml.Text("IpAddressType", group.Text("IpAddressType") ?? "ipv4"));

    // A target group belongs to the load balancers whose listeners name it, in a plain action or in one of its parts.
    private static List<string> Balancers(IReadOnlyList<Spell> listeners, Spell group) =>
        [.. listeners.Where(listener => Names(listener.At("DefaultActions"), group.PhysicalId)).Select(listener => listener.Text("LoadBalancerArn")).OfType<string>().Distinct()];

    private static bool Names(Value? at, string arn) => at switch
    {
        Value.Text text => text.Content == arn,
        Value.Items items => items.All.Any(item => Names(item, arn)),
        Value.Fields fields => fields.All.Any(pair => Names(pair.Value, arn)),
        _ => false,
    };

    private static string Name(Spell group) => LoadBalancingService.Name(group);
}
