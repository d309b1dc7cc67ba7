namespace Portal.CloudFormation.Pricing;

/// <summary>What an environment is expected to cost a month, before anything is billed. The family is closed.</summary>
public abstract record CostEstimate
{
    private CostEstimate()
    {
    }

    /// <param name="Lines">Largest expected amount first; their sum is <paramref name="Total"/>.</param>
    /// <param name="Unpriced">What is not in the total. It is named, because nothing is taken for 0 in silence.</param>
    /// <param name="Free">What costs nothing by itself, with the reason.</param>
    public sealed record Priced(
        string Region,
        string Currency,
        DateOnly PriceDate,
        Spread Total,
        IReadOnlyList<CostLine> Lines,
        IReadOnlyList<UnpricedPart> Unpriced,
        IReadOnlyList<FreePart> Free) : CostEstimate
    {
        /// <summary>False when something of definite size has no price: then the total is too low.</summary>
        public bool IsComplete => Unpriced.All(part => part.Lack == Lack.Use);

        /// <summary>False when a price in it is not confirmed for the region.</summary>
        public bool IsVerified => Lines.All(line => line.Items.All(item => item.IsVerified));
    }

    /// <summary>There is no price book for the region.</summary>
    public sealed record NotPriced(string Region, string Reason) : CostEstimate;
}

/// <param name="Id">Stable, for programs: <c>instances</c>, <c>database</c>, <c>nat</c>…</param>
/// <param name="Label">In words: <c>RDS MySQL db.m6g.large, Multi-AZ</c>.</param>
public sealed record CostLine(string Id, string Label, Spread Amount, IReadOnlyList<CostItem> Items);

/// <summary>One price times one quantity.</summary>
/// <param name="Quantity">A month's, in units of the price.</param>
/// <param name="Amount">Rounded to cents.</param>
/// <param name="Resources">Logical ids that cause it.</param>
public sealed record CostItem(
    string Label,
    Spread Quantity,
    string Unit,
    decimal UnitPrice,
    Spread Amount,
    IReadOnlyList<string> Resources,
    string Source,
    bool IsVerified,
    string? Note);

public enum Lack
{
    /// <summary>The price book has no price for it.</summary>
    Price,

    /// <summary>A size is known only when AWS has made it, or the template leaves it out.</summary>
    Size,

    /// <summary>No rule prices this type of resource.</summary>
    Rule,

    /// <summary>It depends on use about which nothing is assumed.</summary>
    Use,
}

public sealed record UnpricedPart(string Label, Lack Lack, string Reason, IReadOnlyList<string> Resources);

public sealed record FreePart(string Type, string Reason, IReadOnlyList<string> Resources);
