using Portal.CloudFormation.Topology;
using Portal.Domain.Environments;

namespace Portal.Environments;

/// <summary>The resources of one tier, by logical id.</summary>
public sealed record TierResources(Tier Tier, IReadOnlyList<StackResource> Resources)
{
    /// <summary>Not everything in it is complete.</summary>
    public bool Troubled => !Resources.All(IsWell);

    public static bool IsWell(StackResource resource) => resource.Status.EndsWith("_COMPLETE", StringComparison.Ordinal);

    /// <summary>Without those that are deleted.</summary>
    public static IReadOnlyList<TierResources> Of(IEnumerable<StackResource> resources) =>
        [.. resources.Where(resource => resource.Status != "DELETE_COMPLETE")
            .GroupBy(resource => Tiers.Of(resource.Type)).OrderBy(group => group.Key)
            .Select(group => new TierResources(group.Key, [.. group.OrderBy(resource => resource.LogicalId, StringComparer.Ordinal)]))];
}
