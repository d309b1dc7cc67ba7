using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.LoadBalancing;

/// <summary>Elastic Load Balancing v2: load balancers, target groups and the health of what they send to.</summary>
public static class LoadBalancingService
{
    public const string LoadBalancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    public const string TargetGroup = "AWS::ElasticLoadBalancingV2::TargetGroup";

    public static IAwsService Create(World world) => new QueryService(
        "elasticloadbalancing", "2015-12-01", "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/", LookActions.Of(
            world,
            new()
            {
                ["DescribeLoadBalancers"] = DescribeLoadBalancers.Handle,
                ["DescribeLoadBalancerAttributes"] = LoadBalancerAttributes.Describe,
                ["DescribeTargetGroups"] = DescribeTargetGroups.Handle,
                ["DescribeTargetHealth"] = DescribeTargetHealth.Handle,
                ["DescribeTags"] = DescribeTags.Handle,
            },
            new() { ["ModifyLoadBalancerAttributes"] = LoadBalancerAttributes.Modify }));

    internal static int PageSize(Look look) => look.Input.Number("PageSize") switch
    {
        null => 400,
        var size and >= 1 and <= 400 => size.Value,
        var size => throw AwsException.Validation($"1 validation error detected: Value '{size}' at 'pageSize' failed to satisfy constraint: Member must have value {(size < 1 ? "greater than or equal to 1" : "less than or equal to 400")}"),
    };

    internal static AwsException InvalidMarker() => AwsException.Validation("The marker is not valid.");

    internal static AwsException NoLoadBalancer(string what) => new("LoadBalancerNotFound", $"Load balancers '[{what}]' not found");

    internal static AwsException NoTargetGroup(string what) => new("TargetGroupNotFound", $"Target groups '{what}' not found");

    internal static string Name(Spell spell) => spell.PhysicalId.Split('/')[^2];
}
