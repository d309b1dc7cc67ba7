namespace Portal.Platform.Aws;

/// <summary>
/// The calls that change what stands other than by a change set that people approved. Where an account has an operator role
/// they are made with it, so that the portal's own role can change nothing but through change sets.
/// <c>docs/iam/operator-role.yaml</c> and <c>docs/iam/tag-activation-role.yaml</c> grant exactly these.
/// </summary>
public static class OperatorCalls
{
    private static readonly HashSet<string> Names =
    [
        "autoscaling:UpdateAutoScalingGroup",
        "ce:UpdateCostAllocationTagsStatus",
        "cloudformation:CancelUpdateStack",
        "cloudformation:ContinueUpdateRollback",
        "cloudformation:DeleteStack",
        "cloudformation:RollbackStack",
        "cloudformation:SetStackPolicy",
        "cloudformation:UpdateTerminationProtection",
        "elasticache:TestFailover",
        "elasticloadbalancing:ModifyLoadBalancerAttributes",
        "rds:ModifyDBInstance",
        "rds:RebootDBInstance",
        "rds:StartDBInstance",
        "rds:StopDBInstance",
        "s3:DeleteObjectVersion",
    ];

    /// <summary>Whether an operation, as IAM names it (<c>rds:StopDBInstance</c>), is one of them.</summary>
    public static bool Has(string operation) => Names.Contains(operation);
}
