namespace Portal.AwsSandbox.Costs.Billing;

/// <summary>What a charge is for: everything about it but the day and the amounts. Null is what the line has no value of.</summary>
/// <param name="Service">As Cost Explorer spells it.</param>
/// <param name="Region">A region's name, or <c>global</c>.</param>
/// <param name="UsageType">With the region's prefix.</param>
/// <param name="RecordType">Usage, Credit, Refund or Tax.</param>
public sealed record UsageLine(
    string Account, string? Region, string Service, string? ServiceCode, string? UsageType, string? Operation, string RecordType, string? Unit, TagSet Tags)
{
    public string? Zone { get; init; }

    public string? InstanceType { get; init; }

    public string? DatabaseEngine { get; init; }

    public string? CacheEngine { get; init; }

    public string? DeploymentOption { get; init; }

    /// <summary>Normalized units per hour of an instance; 0 for what is no instance.</summary>
    public decimal NormalizedPerHour { get; init; }

    public string? Platform => InstanceType is null || DatabaseEngine is not null || CacheEngine is not null ? null : "Linux/UNIX";
}

/// <summary>A line's amounts of one day, in USD and in the line's unit.</summary>
public readonly record struct Charge(UsageLine Line, DateOnly Day, decimal Cost, decimal Quantity);
