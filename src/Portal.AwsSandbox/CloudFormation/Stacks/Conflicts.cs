using Portal.AwsSandbox.CloudFormation.ResourceTypes;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>Names that are taken: two physical resources of a type can't share one.</summary>
internal static class Conflicts
{
    // The physical id of these names a relation, not a thing of its own.
    private static readonly HashSet<string> Relations =
        ["AWS::S3::BucketPolicy", "AWS::EC2::VPCGatewayAttachment", "AWS::EC2::Route", "AWS::ApplicationAutoScaling::ScalableTarget"];

    /// <param name="birth">What the resource is made of; an id that its seed is part of is nobody else's.</param>
    public static string? Taken(Run run, Birth birth, Incarnation made) =>
        PhysicalIds.Of(birth with { Seed = birth.Seed + "'" }) != made.PhysicalId ? null
        : Remains.Hold(run.Region, made) ? $"{made.PhysicalId} already exists"
        : Owned(run, made);

    /// <summary>Why a stack can't take in what exists already: another one holds it.</summary>
    public static string? Owned(Run run, Incarnation made)
    {
        if (Relations.Contains(made.Type)) return null;
        foreach (var stack in run.Region.Stacks)
            foreach (var resource in stack.Resources.Values)
                if (resource.Standing is { } standing && standing.PhysicalId == made.PhysicalId && standing.Type == made.Type &&
                    resource.Status is not (ResourceStatus.DeleteComplete or ResourceStatus.DeleteSkipped))
                    return $"{made.PhysicalId} already exists in stack {stack.Id}";
        return null;
    }
}
