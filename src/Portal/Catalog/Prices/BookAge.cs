using Portal.CloudFormation.Pricing;

namespace Portal.Catalog.Prices;

/// <summary>How old a price book is, and whether that is too old to rely on.</summary>
public readonly record struct BookAge(int Days)
{
    /// <summary>AWS changes prices a few times a year; a quarter without a look is too long.</summary>
    public const int Oldest = 90;

    public bool IsTooOld => Days > Oldest;

    public static BookAge Of(PriceBook book, DateTimeOffset now) => new(Math.Max(0, DateOnly.FromDateTime(now.UtcDateTime).DayNumber - book.PriceDate.DayNumber));
}
