using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>Why services refuse to delete what they hold.</summary>
internal static class DeletionGuards
{
    public static string? Refusal(Run run, string logicalId, Incarnation what)
    {
        var properties = Actual.Properties(run, what);
        return what.Type switch
        {
            "AWS::RDS::DBInstance" when Says(properties, "DeletionProtection") => Handler(run, logicalId,
                "Cannot delete protected DB Instance, please disable deletion protection and try again. (Service: Rds, Status Code: 400)", "InvalidRequest"),
            "AWS::RDS::DBCluster" when Says(properties, "DeletionProtection") => Handler(run, logicalId,
                "Cannot delete protected Cluster, please disable deletion protection and try again. (Service: Rds, Status Code: 400)", "InvalidRequest"),
            "AWS::DynamoDB::Table" when Says(properties, "DeletionProtectionEnabled") => Handler(run, logicalId,
                "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first. (Service: DynamoDb, Status Code: 400)", "InvalidRequest"),
            "AWS::ElasticLoadBalancingV2::LoadBalancer" when LoadBalancerAttribute(properties, "deletion_protection.enabled") => Handler(run, logicalId,
                $"Load balancer '{what.PhysicalId}' cannot be deleted because deletion protection is enabled (Service: ElasticLoadBalancingV2, Status Code: 400)", "ResourceConflict"),
            "AWS::S3::Bucket" when run.Region.Facts.Buckets.GetValueOrDefault(what.PhysicalId) is { Count: > 0 } || run.Region.Facts.Versions.GetValueOrDefault(what.PhysicalId) is { Count: > 0 } => Handler(run, logicalId,
                "The bucket you tried to delete is not empty (Service: S3, Status Code: 409)", "GeneralServiceException"),
            _ => null,
        };
    }

    private static string Handler(Run run, string logicalId, string message, string code) =>
        $"Resource handler returned message: \"{message}\" (RequestToken: {Hash.Uuid($"{run.Stack.Id}/{logicalId}/{run.Stack.EventCount}")}, HandlerErrorCode: {code})";

    private static bool Says(Value properties, string name) =>
        (properties as Value.Fields)?[name] is Value.Text { Content: "true" or "True" };

    private static bool LoadBalancerAttribute(Value properties, string key) =>
        (properties as Value.Fields)?["LoadBalancerAttributes"] is Value.Items attributes && attributes.All.OfType<Value.Fields>().Any(attribute =>
            attribute["Key"] is Value.Text name && name.Content == key && Says(attribute, "Value"));
}
