using Portal.CloudFormation.Pricing;

namespace Portal.Catalog.Prices;

/// <summary>What a refresh made of one region's book.</summary>
/// <param name="Before">The book as it was; null where the region had none.</param>
public sealed record RefreshedBook(string Region, PriceBook? Before, IReadOnlyList<RefreshedLine> Lines)
{
    /// <summary>The file that was written; null when nothing was.</summary>
    public string? Written { get; init; }

    /// <summary>A sentence: why there is nothing to write, or why it was not written.</summary>
    public string? Refusal { get; init; }

    /// <summary>Refused because a price jumped: who looked at it may force it.</summary>
    public bool HasJumped { get; init; }
}
