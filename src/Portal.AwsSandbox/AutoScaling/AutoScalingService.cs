using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.AutoScaling;

/// <summary>Auto Scaling: groups with their instances, what scaled them and why.</summary>
public static class AutoScalingService
{
    public const string Group = "AWS::AutoScaling::AutoScalingGroup";

    public static IAwsService Create(World world) => new QueryService(
        "autoscaling", "2011-01-01", "http://autoscaling.amazonaws.com/doc/2011-01-01/", LookActions.Of(
            world,
            new()
            {
                ["DescribeAutoScalingGroups"] = DescribeAutoScalingGroups.Handle,
                ["DescribeScalingActivities"] = DescribeScalingActivities.Handle,
                ["DescribePolicies"] = DescribePolicies.Handle,
            },
            new() { ["UpdateAutoScalingGroup"] = UpdateAutoScalingGroup.Handle }));

    /// <summary>Members asked for on one page; the service's own default where nothing was said.</summary>
    internal static int PageSize(Look look, int otherwise = 50) => look.Input.Number("MaxRecords") switch
    {
        null => otherwise,
        var size and >= 1 and <= 100 => size.Value,
        var size => throw AwsException.Validation($"1 validation error detected: Value '{size}' at 'maxRecords' failed to satisfy constraint: Member must have value {(size < 1 ? "greater than or equal to 1" : "less than or equal to 100")}"),
    };

    internal static AwsException InvalidToken() => new("InvalidNextToken", "The NextToken value is not valid.");
}
