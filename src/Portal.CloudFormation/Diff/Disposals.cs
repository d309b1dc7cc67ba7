using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Diff;

/// <summary>What the policies of a resource say about the physical resource that goes.</summary>
internal static class Disposals
{
    public static Disposal OnRemoval(EvaluatedResource resource) => Of(resource.DeletionPolicy) ?? Default(resource);

    /// <summary>Without the policy the old resource is deleted, even one whose DeletionPolicy keeps it.</summary>
    public static Disposal OnReplacement(EvaluatedResource resource) => Of(resource.UpdateReplacePolicy) ?? Disposal.Delete;

    private static Disposal? Of(string? policy) => policy switch
    {
        "Retain" or "RetainExceptOnCreate" => Disposal.Retain,
        "Snapshot" => Disposal.Snapshot,
        "Delete" => Disposal.Delete,
        _ => null,
    };

    // Of all types only databases are kept as a snapshot when nothing is said; a member of a cluster is not.
    private static Disposal Default(EvaluatedResource resource) => resource.Type switch
    {
        "AWS::RDS::DBCluster" => Disposal.Snapshot,
        "AWS::RDS::DBInstance" when resource.Properties["DBClusterIdentifier"] is null => Disposal.Snapshot,
        _ => Disposal.Delete,
    };
}
