using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.AutoScaling;

internal static class DescribeAutoScalingGroups
{
    public static XElement Handle(Look look)
    {
        var names = look.Input.Texts("AutoScalingGroupNames").ToHashSet();
        var filters = look.Input.Structures("Filters");
        var groups = look.Standing(AutoScalingService.Group)
            .Where(group => (names.Count == 0 || names.Contains(group.PhysicalId)) && filters.All(filter => Matches(group, filter)));
        var (page, next) = KeyedPage.Of(
            "DescribeAutoScalingGroups", groups, group => group.PhysicalId, look.Input.Text("NextToken"), AutoScalingService.PageSize(look), AutoScalingService.InvalidToken);
        return Xml.Structure("DescribeAutoScalingGroupsResult",
            Xml.List("AutoScalingGroups", page.Select(group => Shape(look, group))), Xml.Text("NextToken", next));
    }

    private static bool Matches(Spell group, QueryInput filter)
    {
        var values = filter.Texts("Values");
        var tags = Look.Tags(group);
        return filter.Text("Name") switch
        {
            "tag-key" => tags.Any(tag => values.Contains(tag.Key)),
            "tag-value" => tags.Any(tag => values.Contains(tag.Value)),
            { } name when name.StartsWith("tag:", StringComparison.Ordinal) => tags.Any(tag => tag.Key == name[4..] && values.Contains(tag.Value)),
            var other => throw AwsException.Validation($"The filter name {other} is not valid."),
        };
    }

    private static XElement Shape(Look look, Spell group)
    {
        var name = group.PhysicalId;
        var instances = Fleet.At(look.Region, name, look.At);
        return Xml.Member(
            Xml.Text("AutoScalingGroupName", name),
            Xml.Text("AutoScalingGroupARN", look.Arn("autoscaling", $"autoScalingGroup:{Hash.Uuid(group.Seed)}:autoScalingGroupName/{name}")),
            LaunchTemplate(group.Text("LaunchTemplate/LaunchTemplateId"), group.Text("LaunchTemplate/Version")),
            Xml.Number("MinSize", group.Number32("MinSize") ?? 0),
            Xml.Number("MaxSize", group.Number32("MaxSize") ?? 0),
            Xml.Number("DesiredCapacity", Fleet.DesiredAt(look.Region, name, look.At)),
            Xml.Number("DefaultCooldown", group.Number32("Cooldown") ?? 300),
            Xml.List("AvailabilityZones", Zones(look, group)),
            Xml.List("LoadBalancerNames", group.Texts("LoadBalancerNames")),
            Xml.List("TargetGroupARNs", group.Texts("TargetGroupARNs")),
            Xml.Text("HealthCheckType", group.Text("HealthCheckType") ?? "EC2"),
            Xml.Number("HealthCheckGracePeriod", group.Number32("HealthCheckGracePeriod") ?? 0),
            Xml.List("Instances", instances.Select(one => Shape(look, one))),
            Xml.Time("CreatedTime", look.CreatedAt(group)),
            Xml.List("SuspendedProcesses", Enumerable.Empty<XElement>()),
            Xml.Text("VPCZoneIdentifier", string.Join(',', group.Texts("VPCZoneIdentifier"))),
            Xml.List("EnabledMetrics", group.At("MetricsCollection") is null ? [] : Metrics.Select(metric => Xml.Member(Xml.Text("Metric", metric), Xml.Text("Granularity", "1Minute")))),
            look.Status(group) == "DELETE_IN_PROGRESS" ? Xml.Text("Status", "Delete in progress") : null,
            Xml.List("Tags", Look.Tags(group).Select(tag => Xml.Member(
                Xml.Text("ResourceId", name), Xml.Text("ResourceType", "auto-scaling-group"), Xml.Text("Key", tag.Key), Xml.Text("Value", tag.Value), Xml.Flag("PropagateAtLaunch", true)))),
            Xml.List("TerminationPolicies", group.Texts("TerminationPolicies") is { Count: > 0 } policies ? policies : ["Default"]),
            Xml.Flag("NewInstancesProtectedFromScaleIn", group.Says("NewInstancesProtectedFromScaleIn")),
            Xml.Text("ServiceLinkedRoleARN", $"arn:aws:iam::{look.Region.Account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"),
            Xml.Flag("CapacityRebalance", group.Says("CapacityRebalance")),
            Xml.Number("DefaultInstanceWarmup", group.Number32("DefaultInstanceWarmup")),
            Xml.List("TrafficSources", group.Texts("TargetGroupARNs").Select(arn => Xml.Member(Xml.Text("Identifier", arn), Xml.Text("Type", "elbv2")))));
    }

    private static IEnumerable<string> Zones(Look look, Spell group)
    {
        return group.Texts("VPCZoneIdentifier").Select(subnet => Network.ZoneOf(look.Region, subnet)).Concat(group.Texts("AvailabilityZones"))
            .DefaultIfEmpty(Network.Zones(look.Region.Name)[0]).Distinct().Order(StringComparer.Ordinal);
    }

    private static XElement Shape(Look look, Instance one) => Xml.Member(
        Xml.Text("InstanceId", one.Id),
        Xml.Text("InstanceType", one.Type),
        Xml.Text("AvailabilityZone", one.Zone),
        Xml.Text("LifecycleState", one.InServiceAt > look.At ? "Pending" : "InService"),
        Xml.Text("HealthStatus", one.BrokenAt <= look.At ? "Unhealthy" : "Healthy"),
        LaunchTemplate(one.TemplateId, one.TemplateVersion),
        Xml.Flag("ProtectedFromScaleIn", false));

    private static XElement? LaunchTemplate(string? id, string? version) => id is null
        ? null
        : Xml.Structure("LaunchTemplate", Xml.Text("LaunchTemplateId", id), Xml.Text("LaunchTemplateName", "lt" + Hash.Letters(id, 10)), Xml.Text("Version", version));

    private static readonly string[] Metrics =
    [
        "GroupDesiredCapacity", "GroupInServiceInstances", "GroupMaxSize", "GroupMinSize", "GroupPendingInstances", "GroupStandbyInstances",
        "GroupTerminatingInstances", "GroupTotalInstances",
    ];
}
