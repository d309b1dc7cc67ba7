using System.Xml.Linq;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.AutoScaling;

internal static class DescribePolicies
{
    public static XElement Handle(Look look)
    {
        var group = look.Input.Text("AutoScalingGroupName");
        var names = look.Input.Texts("PolicyNames").ToHashSet();
        var types = look.Input.Texts("PolicyTypes").ToHashSet();
        var policies = look.Standing("AWS::AutoScaling::ScalingPolicy").Where(policy =>
            (group is null || policy.Text("AutoScalingGroupName") == group) &&
            (names.Count == 0 || names.Contains(Name(policy)) || names.Contains(policy.PhysicalId)) && (types.Count == 0 || types.Contains(Type(policy))));
        var (page, next) = KeyedPage.Of("DescribePolicies", policies, policy => policy.PhysicalId, look.Input.Text("NextToken"), AutoScalingService.PageSize(look), AutoScalingService.InvalidToken);
        return Xml.Structure("DescribePoliciesResult", Xml.List("ScalingPolicies", page.Select(Shape)), Xml.Text("NextToken", next));
    }

    private static XElement Shape(Spell policy) => Xml.Member(
        Xml.Text("AutoScalingGroupName", policy.Text("AutoScalingGroupName")),
        Xml.Text("PolicyName", Name(policy)),
        Xml.Text("PolicyARN", policy.PhysicalId),
        Xml.Text("PolicyType", Type(policy)),
        Xml.Text("AdjustmentType", policy.Text("AdjustmentType")),
        Xml.Number("ScalingAdjustment", policy.Number32("ScalingAdjustment")),
        Xml.Number("Cooldown", policy.Number32("Cooldown")),
        Xml.List("StepAdjustments", Enumerable.Empty<XElement>()),
        Xml.Number("EstimatedInstanceWarmup", policy.Number32("EstimatedInstanceWarmup")),
        Xml.List("Alarms", Enumerable.Empty<XElement>()),
        policy.Text("TargetTrackingConfiguration/TargetValue") is not { } target ? null : Xml.Structure("TargetTrackingConfiguration",
            policy.Text("TargetTrackingConfiguration/PredefinedMetricSpecification/PredefinedMetricType") is not { } metric ? null : Xml.Structure("PredefinedMetricSpecification",
                Xml.Text("PredefinedMetricType", metric),
                Xml.Text("ResourceLabel", policy.Text("TargetTrackingConfiguration/PredefinedMetricSpecification/ResourceLabel"))),
            Xml.Text("TargetValue", target.Contains('.', StringComparison.Ordinal) ? target : target + ".0"),
            Xml.Flag("DisableScaleIn", policy.Says("TargetTrackingConfiguration/DisableScaleIn"))),
        Xml.Flag("Enabled", true));

    private static string Name(Spell policy) => policy.PhysicalId.Split(":policyName/")[^1];

    private static string Type(Spell policy) => policy.Text("PolicyType") ?? "SimpleScaling";
}
