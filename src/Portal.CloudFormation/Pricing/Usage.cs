namespace Portal.CloudFormation.Pricing;

/// <summary>What the estimate assumes beside the template: traffic and other use, and how large groups are on average.</summary>
/// <param name="MeanSizes">Time-weighted mean of instances, by logical id of the group.</param>
public sealed record Usage(IReadOnlyList<UsedQuantity> Quantities, IReadOnlyDictionary<string, decimal> MeanSizes)
{
    public static Usage None { get; } = new([], new Dictionary<string, decimal>());
}

/// <summary>A month's use of one priced item.</summary>
/// <param name="Line">Id of the line it belongs to, such as <c>edge</c>.</param>
/// <param name="Quantity">In units of the price.</param>
public sealed record UsedQuantity(string Label, string Line, string Service, string Item, decimal Quantity);
