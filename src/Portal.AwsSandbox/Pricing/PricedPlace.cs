namespace Portal.AwsSandbox.Pricing;

/// <summary>A region as price lists and bills write it.</summary>
/// <param name="Location">The name in the price list.</param>
/// <param name="Prefix">Stands before usage types; us-east-1 leaves it out of most.</param>
public sealed record PricedPlace(string Region, string Location, string Prefix)
{
    private static readonly Dictionary<string, PricedPlace> Known = new PricedPlace[]
    {
        new("us-east-1", "US East (N. Virginia)", "USE1-"),
        new("us-east-2", "US East (Ohio)", "USE2-"),
        new("us-west-1", "US West (N. California)", "USW1-"),
        new("us-west-2", "US West (Oregon)", "USW2-"),
        new("eu-west-1", "EU (Ireland)", "EU-"),
        new("eu-west-2", "EU (London)", "EUW2-"),
        new("eu-west-3", "EU (Paris)", "EUW3-"),
        new("eu-central-1", "EU (Frankfurt)", "EUC1-"),
        new("eu-north-1", "EU (Stockholm)", "EUN1-"),
        new("ap-south-1", "Asia Pacific (Mumbai)", "APS3-"),
        new("ap-southeast-1", "Asia Pacific (Singapore)", "APS1-"),
        new("ap-southeast-2", "Asia Pacific (Sydney)", "APS2-"),
        new("ap-northeast-1", "Asia Pacific (Tokyo)", "APN1-"),
    }.ToDictionary(place => place.Region);

    /// <summary>The place of a region; one that no list names goes by its own name.</summary>
    public static PricedPlace Of(string region) =>
        Known.GetValueOrDefault(region) ?? new PricedPlace(region, region, region.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant() + "-");

    /// <param name="pattern">A usage type of the price table, with its marks for the region.</param>
    public string UsageType(string pattern) => pattern
        .Replace("{!}", Prefix, StringComparison.Ordinal)
        .Replace("{region}", Region, StringComparison.Ordinal)
        .Replace("{}", Region == "us-east-1" ? "" : Prefix, StringComparison.Ordinal);
}
