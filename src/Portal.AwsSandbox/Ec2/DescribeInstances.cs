using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Ec2;

/// <summary>Instances of Auto Scaling groups; terminated ones for an hour.</summary>
internal static class DescribeInstances
{
    private static readonly TimeSpan ShownAfterEnd = TimeSpan.FromHours(1);

    private static readonly string[] Known =
    [
        "instance-id", "instance-type", "instance-state-name", "availability-zone", "subnet-id", "vpc-id",
    ];

    public static XElement Handle(Look look)
    {
        var filters = new Filters(look, Known);
        var ids = look.Input.Flat("InstanceId");
        var all = look.Standing("AWS::AutoScaling::AutoScalingGroup").SelectMany(group => Fleet.Of(look.Region, group.PhysicalId)
            .Where(one => one.LaunchedAt <= look.At && (one.EndedAt is null || one.EndedAt > look.At - ShownAfterEnd)).Select(one => (Group: group, One: one))).ToList();
        if (ids.Find(id => !all.Exists(each => each.One.Id == id)) is { } missing)
            throw new AwsException("InvalidInstanceID.NotFound", $"The instance ID '{missing}' does not exist");
        var asked = all.Where(each => (ids.Count == 0 || ids.Contains(each.One.Id)) && filters.Hold(name => Value(look, each.One, name), Tags(each.Group)));
        var (page, next) = Ec2Service.Page(look, asked, each => each.One.Id);
        return Xml.Structure("Result",
            Xml.Named("reservationSet", "item", page.Select(each => Xml.Member(
                Xml.Text("reservationId", "r-" + Hash.Hex(each.One.Id + "r", 17)), Xml.Text("ownerId", look.Region.Account),
                Xml.Named("groupSet", "item", Enumerable.Empty<XElement>()),
                Xml.Named("instancesSet", "item", [Shape(look, each.Group, each.One)])))),
            Xml.Text("nextToken", next));
    }

    private static XElement Shape(Look look, Spell group, Instance one)
    {
        var (code, state) = State(look, one);
        var ended = state == "terminated";
        return Xml.Member(
            Xml.Text("instanceId", one.Id),
            Xml.Text("imageId", look.Find("AWS::EC2::LaunchTemplate", one.TemplateId)?.Text("LaunchTemplateData/ImageId") ?? "ami-" + Hash.Hex(group.Seed, 17)),
            Xml.Structure("instanceState", Xml.Number("code", code), Xml.Text("name", state)),
            ended ? null : Xml.Text("privateDnsName", $"ip-{Ip(one).Replace('.', '-')}.ec2.internal"),
            Xml.Text("dnsName", ""),
            ended ? Xml.Text("reason", $"Service initiated ({one.EndedAt:yyyy-MM-dd HH:mm:ss} GMT)") : null,
            Xml.Number("amiLaunchIndex", 0L),
            Xml.Text("instanceType", one.Type),
            Xml.Time("launchTime", one.LaunchedAt),
            Xml.Structure("placement", Xml.Text("availabilityZone", one.Zone), Xml.Text("tenancy", "default")),
            Xml.Structure("monitoring", Xml.Text("state", "enabled")),
            ended ? null : Xml.Text("subnetId", one.SubnetId),
            ended ? null : Xml.Text("vpcId", Vpc(look, one)),
            ended ? null : Xml.Text("privateIpAddress", Ip(one)),
            Xml.Text("architecture", one.Type.Split('.')[0].Contains('g', StringComparison.Ordinal) ? "arm64" : "x86_64"),
            Xml.Text("rootDeviceType", "ebs"), Xml.Text("rootDeviceName", "/dev/xvda"), Xml.Text("virtualizationType", "hvm"), Xml.Text("hypervisor", "xen"),
            Ec2Service.Tags(Tags(group)));
    }

    private static string? Value(Look look, Instance one, string name) => name switch
    {
        "instance-id" => one.Id,
        "instance-type" => one.Type,
        "instance-state-name" => State(look, one).Name,
        "availability-zone" => one.Zone,
        "subnet-id" => one.SubnetId,
        _ => Vpc(look, one),
    };

    private static (long Code, string Name) State(Look look, Instance one) =>
        one.EndedAt <= look.At ? (48, "terminated") : one.InServiceAt > look.At ? (0, "pending") : (16, "running");

    private static string? Vpc(Look look, Instance one) => one.SubnetId is null ? null : Network.VpcOf(look.Region, [one.SubnetId]);

    private static string Ip(Instance one) => $"10.42.{64 + Hash.Fraction(one.Id) * 40:0}.{4 + Hash.Fraction(one.Id + "ip") * 240:0}";

    private static List<KeyValuePair<string, string>> Tags(Spell group) =>
        [.. Look.Tags(group), new("aws:autoscaling:groupName", group.PhysicalId)];
}
