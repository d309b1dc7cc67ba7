namespace Portal.AwsSandbox.Pricing;

/// <summary>One priced line of the sandbox's own table, in every region that has a stated price for it.</summary>
/// <param name="BilledAs">What Cost Explorer calls the service that bills it.</param>
/// <param name="UsageType">With marks for the region, see <see cref="PricedPlace.UsageType"/>.</param>
/// <param name="Prices">USD per <paramref name="Unit"/> by region; the key is <c>edge</c> for what belongs to no region.</param>
/// <param name="UpTo">Where the price ends to hold, in units a month; null when it always holds.</param>
public sealed record Product(
    string ServiceCode, string ServiceName, string BilledAs, string Family, string Unit, string Operation, string UsageType,
    IReadOnlyDictionary<string, decimal> Prices, decimal? UpTo, IReadOnlyDictionary<string, string> Attributes, string Description)
{
    public const string Edge = "edge";
}
