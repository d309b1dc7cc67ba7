namespace Portal.CloudFormation.Pricing;

/// <summary>The lines of an estimate that the rules know; a product may name others for its assumptions.</summary>
internal static class CostLines
{
    public const string
        Instances = "instances",
        Volumes = "volumes",
        Database = "database",
        DatabaseStorage = "databaseStorage",
        Cache = "cache",
        LoadBalancer = "loadBalancer",
        Nat = "nat",
        Addresses = "addresses",
        Endpoints = "endpoints",
        Storage = "storage",
        Watching = "watching",
        Keys = "keys",
        Waf = "waf";

    private static readonly Dictionary<string, string> Titles = new()
    {
        [Instances] = "EC2",
        [Volumes] = "EBS",
        [Database] = "RDS",
        [DatabaseStorage] = "RDS storage,",
        [Cache] = "ElastiCache",
        [LoadBalancer] = "Load balancer and capacity units",
        [Nat] = "NAT",
        [Addresses] = "Public IPv4",
        [Endpoints] = "VPC endpoints",
        ["edge"] = "CloudFront transfer and requests",
        [Storage] = "S3",
        ["crossZone"] = "Traffic between zones",
        [Watching] = "Alarms and logs",
        [Keys] = "Secrets and keys",
        [Waf] = "WAF",
    };

    /// <param name="details">One completes the title; several are told apart by the items.</param>
    /// <param name="items">The first stands for a line that only the product knows.</param>
    public static string Label(string line, IReadOnlyList<string>? details, IReadOnlyList<CostItem> items)
    {
        var title = Titles.GetValueOrDefault(line) ?? items[0].Label;
        if (details is [var only]) return $"{title} {only}";
        return line switch
        {
            Nat when Count(items[0]) is var count => $"NAT {count:0.##} × gateway{(items.Count > 1 ? " and data" : "")}",
            Addresses => $"Public IPv4, {Count(items[0]):0.##} × address",
            _ => title.TrimEnd(','),
        };
    }

    private static decimal Count(CostItem hours) => hours.Quantity.Expected / PriceBook.HoursAMonth;
}
