namespace Portal.Domain.Costs;

/// <summary>What one record type came to on one day over all accounts, in USD: credits, refunds and tax are shown apart and in no total.</summary>
public sealed class SetAsideRecord
{
    /// <summary>Values of the dimension RECORD_TYPE that are not the price of use.</summary>
    public static readonly IReadOnlyList<string> Types = ["Credit", "Refund", "Tax"];

    private SetAsideRecord() { }

    public DateOnly Day { get; private set; }

    /// <summary>As Cost Explorer spells it, one of <see cref="Types"/>.</summary>
    public string RecordType { get; private set; } = "";
    public decimal Amount { get; private set; }
}
