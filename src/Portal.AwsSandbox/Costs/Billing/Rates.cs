using Portal.AwsSandbox.Costs.Metering;
using Portal.AwsSandbox.Pricing;

namespace Portal.AwsSandbox.Costs.Billing;

/// <summary>Makes lines of the bill out of usage, at the sandbox's own prices.</summary>
internal static class Rates
{
    // A region without stated prices is billed as this one; leaving it out would make everything there look free.
    private const string Fallback = "us-east-1";

    // Of the families of instances, the sizes count so many normalized units an hour.
    private static readonly Dictionary<string, decimal> Sizes = new()
    {
        ["nano"] = 0.25m,
        ["micro"] = 0.5m,
        ["small"] = 1,
        ["medium"] = 2,
        ["large"] = 4,
        ["xlarge"] = 8,
        ["2xlarge"] = 16,
        ["4xlarge"] = 32,
    };

    /// <summary>The line of some usage and its price per unit; what the table does not know costs nothing.</summary>
    public static (UsageLine Line, decimal Price) Of(string account, string region, Usage usage)
    {
        var product = PriceTable.Find(usage.Operation, usage.UsageType);
        var edge = product?.Prices.ContainsKey(Product.Edge) == true;
        var price = product is null ? 0
            : product.Prices.TryGetValue(edge ? Product.Edge : region, out var here) ? here
            : product.Prices.GetValueOrDefault(Fallback);
        var line = new UsageLine(
            account, edge ? "global" : region, product?.BilledAs ?? Service(usage.Operation), product?.ServiceCode,
            PricedPlace.Of(region).UsageType(usage.UsageType), usage.Operation.Length > 0 ? usage.Operation : null, "Usage", product?.Unit ?? "Hrs", usage.Tags)
        {
            Zone = usage.Zone,
            InstanceType = usage.InstanceType,
            DatabaseEngine = usage.DatabaseEngine,
            CacheEngine = usage.CacheEngine,
            DeploymentOption = usage.DeploymentOption,
            NormalizedPerHour = Normalized(usage),
        };
        return (line, price);
    }

    private static string Service(string operation) => operation.Split(':')[0] switch
    {
        "CreateDBInstance" => "Amazon Relational Database Service",
        "CreateCacheCluster" => "Amazon ElastiCache",
        _ => "Amazon Elastic Compute Cloud - Compute",
    };

    // A Multi-AZ database is two instances.
    private static decimal Normalized(Usage usage) => usage.InstanceType is null
        ? 0
        : Sizes.GetValueOrDefault(usage.InstanceType.Split('.')[^1]) * (usage.DeploymentOption == "Multi-AZ" ? 2 : 1);
}
