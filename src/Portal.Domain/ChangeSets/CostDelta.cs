using Portal.Domain.Catalog;

namespace Portal.Domain.ChangeSets;

/// <summary>USD a month: an estimate is a range.</summary>
public sealed record CostRange(decimal Minimum, decimal Expected, decimal Maximum)
{
    public static CostRange None { get; } = new(0, 0, 0);
}

/// <summary>One line of the estimate, before and after, USD a month expected.</summary>
public sealed record CostLineDelta(string Label, decimal Before, decimal After);

/// <summary>What a change set does to the monthly estimate: what stands and what is proposed, priced by the same estimator.</summary>
/// <param name="Before">Null where what stands could not be priced; nothing standing is a range of zeros.</param>
/// <param name="After">Null where what is proposed could not be priced.</param>
/// <param name="Position">Of <paramref name="After"/> in the band; null without one.</param>
/// <param name="Lines">Those that differ, the largest difference first.</param>
/// <param name="Lack">Why a range is missing or too low, in words; null when all is priced.</param>
public sealed record CostDelta(CostRange? Before, CostRange? After, CostBand Band, BandPosition? Position, IReadOnlyList<CostLineDelta> Lines, string? Lack)
{
    /// <summary>USD a month expected more (or less); null when one side is not known.</summary>
    public decimal? Expected => After?.Expected - Before?.Expected;
}
