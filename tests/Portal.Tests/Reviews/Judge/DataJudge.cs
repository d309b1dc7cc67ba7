using SdkChange = Amazon.CloudFormation.Model.ResourceChange;

namespace Portal.Tests.Reviews.Judge;

/// <summary>
/// Says by a few crude rules of its own, straight from CloudFormation's words, where data goes. It knows nothing of the
/// verdict that it judges.
/// </summary>
internal static class DataJudge
{
    // What the products of this repository keep data in.
    public static readonly string[] Holders =
        ["AWS::RDS::DBInstance", "AWS::ElastiCache::ReplicationGroup", "AWS::S3::Bucket", "AWS::KMS::Key", "AWS::Logs::LogGroup", "AWS::SQS::Queue", "AWS::SecretsManager::Secret"];

    /// <summary>Logical ids of what surely goes and is not kept.</summary>
    public static IReadOnlyList<string> Lost(IEnumerable<SdkChange> changes) =>
        [.. changes.Where(change => Holders.Contains(change.ResourceType) && Goes(change) && !IsKept(change)).Select(change => change.LogicalResourceId!)];

    public static bool IsKept(SdkChange change) => change.PolicyAction?.Value is { } policy && (policy.EndsWith("Retain", StringComparison.Ordinal) || policy.EndsWith("Snapshot", StringComparison.Ordinal));

    private static bool Goes(SdkChange change) => change.Action?.Value == "Remove" || change.Replacement?.Value == "True";
}
