using Portal.CloudFormation.Topology;

namespace Portal.Reviews;

/// <summary>The changes of one tier, worst first; noise is left out.</summary>
public sealed record ReviewTier(Tier Tier, IReadOnlyList<ReviewedChange> Changes)
{
    // Past this many, new resources alone would push everything else off the screen.
    private const int ShownAtOnce = 12;

    public string Title => Tiers.Title(Tier);

    /// <summary>True where there is something to weigh, or little to read.</summary>
    public bool StartsOpen => Changes[0].Risk < Risk.Adds || Changes.Count <= ShownAtOnce;

    /// <summary>New resources have no before and after: they are listed in short.</summary>
    public IReadOnlyList<ReviewedChange> Weighed => [.. Changes.Where(row => row.Risk is not Risk.Adds)];

    public IReadOnlyList<ReviewedChange> Added => [.. Changes.Where(row => row.Risk is Risk.Adds)];

    /// <summary>The tier with the worst change first, then from the user to the data.</summary>
    public static IReadOnlyList<ReviewTier> Of(IEnumerable<ReviewedChange> changes) =>
        [.. changes.Where(row => row.Risk is not Risk.Noise)
            .GroupBy(row => Tiers.Of(row.Change.Type))
            .Select(group => new ReviewTier(group.Key, [.. group.OrderBy(row => row.Risk).ThenBy(row => row.Change.LogicalId, StringComparer.Ordinal)]))
            .OrderBy(tier => tier.Changes[0].Risk).ThenBy(tier => tier.Tier)];
}
