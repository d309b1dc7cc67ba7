using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.LoadBalancing;

/// <summary>The instances that the groups behind a target group have, and whether they pass its checks.</summary>
internal static class DescribeTargetHealth
{
    public static XElement Handle(Look look)
    {
        new Constraints(look.Input).Required("TargetGroupArn").Hold();
        var arn = look.Input.Text("TargetGroupArn")!;
        var group = look.Find(LoadBalancingService.TargetGroup, arn) ?? throw LoadBalancingService.NoTargetGroup(arn);
        var port = group.Text("Port") ?? "80";
        var behind = look.Standing("AWS::AutoScaling::AutoScalingGroup").Where(each => each.Texts("TargetGroupARNs").Contains(arn));
        var all = behind.SelectMany(each => Fleet.At(look.Region, each.PhysicalId, look.At)).ToList();
        var asked = look.Input.Structures("Targets").Select(each => (Id: each.Text("Id") ?? "", Port: each.Text("Port") ?? port)).ToList();
        var shown = asked.Count == 0
            ? all.OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => Shape(look, group, one.Id, port, one))
            : asked.Select(each => Shape(look, group, each.Id, each.Port, each.Port == port ? all.Find(one => one.Id == each.Id) : null));
        return Xml.Structure("DescribeTargetHealthResult", Xml.List("TargetHealthDescriptions", shown));
    }

    private static XElement Shape(Look look, Spell group, string id, string port, Instance? one)
    {
        var (state, reason, description) = one switch
        {
            null => ("unused", "Target.NotRegistered", "Target is not registered to the target group"),
            { BrokenAt: { } broken } when broken <= look.At => ("unhealthy", "Target.Timeout", "Request timed out"),
            _ when one.InServiceAt > look.At => ("initial", "Elb.RegistrationInProgress", "Target registration is in progress"),
            _ => ("healthy", (string?)null, (string?)null),
        };
        return Xml.Member(
            Xml.Structure("Target", Xml.Text("Id", id), Xml.Text("Port", port)),
            Xml.Text("HealthCheckPort", group.Text("HealthCheckPort") is { } own and not "traffic-port" ? own : port),
            Xml.Structure("TargetHealth", Xml.Text("State", state), Xml.Text("Reason", reason), Xml.Text("Description", description)));
    }
}
