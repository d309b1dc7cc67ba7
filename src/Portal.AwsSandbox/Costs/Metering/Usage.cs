using Portal.AwsSandbox.Costs.Billing;

namespace Portal.AwsSandbox.Costs.Metering;

/// <summary>Something used on one day, before it has a price.</summary>
/// <param name="UsageType">As the price table writes it, with marks for the region.</param>
/// <param name="Quantity">In the unit of the price.</param>
internal sealed record Usage(string Operation, string UsageType, decimal Quantity, TagSet Tags)
{
    public string? Zone { get; init; }

    public string? InstanceType { get; init; }

    public string? DatabaseEngine { get; init; }

    public string? CacheEngine { get; init; }

    public string? DeploymentOption { get; init; }
}
