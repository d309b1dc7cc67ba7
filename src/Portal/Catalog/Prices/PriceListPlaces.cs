namespace Portal.Catalog.Prices;

/// <summary>Regions as the price list writes them. One that is not here is asked for by its code only, and lines that need more are told as not found.</summary>
internal static class PriceListPlaces
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["us-east-1"] = "US East (N. Virginia)",
        ["us-east-2"] = "US East (Ohio)",
        ["us-west-1"] = "US West (N. California)",
        ["us-west-2"] = "US West (Oregon)",
        ["ca-central-1"] = "Canada (Central)",
        ["eu-west-1"] = "EU (Ireland)",
        ["eu-west-2"] = "EU (London)",
        ["eu-west-3"] = "EU (Paris)",
        ["eu-central-1"] = "EU (Frankfurt)",
        ["eu-north-1"] = "EU (Stockholm)",
        ["eu-south-1"] = "EU (Milan)",
        ["ap-northeast-1"] = "Asia Pacific (Tokyo)",
        ["ap-southeast-1"] = "Asia Pacific (Singapore)",
        ["ap-southeast-2"] = "Asia Pacific (Sydney)",
        ["ap-south-1"] = "Asia Pacific (Mumbai)",
    };

    /// <summary>The filter for where; null when the list's name of the place is not known here.</summary>
    public static (string Field, string Value)? Filter(PricePlace place, string region) => place switch
    {
        PricePlace.Region => ("regionCode", region),
        PricePlace.Home => ("regionCode", "us-east-1"),
        PricePlace.FromRegion => Names.TryGetValue(region, out var name) ? ("fromLocation", name) : null,
        PricePlace.FromEdge => Edge(region) is { } edge ? ("fromLocation", edge) : null,
        PricePlace.AtEdge => Edge(region) is { } edge ? ("location", edge) : null,
        _ => throw new ArgumentOutOfRangeException(nameof(place)),
    };

    // Whoever deploys there is taken to serve people near by.
    private static string? Edge(string region) => region.Split('-')[0] switch
    {
        "us" => "United States",
        "eu" => "Europe",
        _ => null,
    };
}
