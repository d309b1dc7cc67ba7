using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.AutoScaling;

/// <summary>Sizes and checks of a group, changed past CloudFormation.</summary>
internal static class UpdateAutoScalingGroup
{
    private static readonly string[] Taken = ["MinSize", "MaxSize", "DesiredCapacity", "HealthCheckType", "HealthCheckGracePeriod", "DefaultInstanceWarmup", "CapacityRebalance"];

    public static XElement? Handle(Look look)
    {
        new Constraints(look.Input).Required("AutoScalingGroupName").Hold();
        var name = look.Input.Text("AutoScalingGroupName")!;
        var group = look.Find(AutoScalingService.Group, name) ?? throw AwsException.Validation("AutoScalingGroup name not found - AutoScalingGroup " + name + " not found");
        var least = look.Input.Number("MinSize") ?? group.Number32("MinSize") ?? 0;
        var most = look.Input.Number("MaxSize") ?? group.Number32("MaxSize") ?? 0;
        var desired = look.Input.Number("DesiredCapacity");
        if (least < 0 || most < 0) throw AwsException.Validation("Sizes must not be negative.");
        if (least > most) throw AwsException.Validation($"Max bound, {most}, must be greater than or equal to min bound, {least}.");
        if (desired < least) throw AwsException.Validation($"Desired capacity:{desired} must be above the min value:{least}");
        if (desired > most) throw AwsException.Validation($"Desired capacity:{desired} must be below the max value:{most}");
        OutOfBand.Set(look, group, Taken.Where(look.Input.Has).ToDictionary(member => member, member => (string?)look.Input.Text(member)));
        return null;
    }
}
