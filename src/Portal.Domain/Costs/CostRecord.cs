namespace Portal.Domain.Costs;

/// <summary>A day, or for old months of a large fleet a whole month, which stands on its first day.</summary>
public enum CostSpan { Day, Month }

/// <summary>
/// What was billed for one environment and service on one day, in USD, without credits, refunds and tax. Rows are replaced
/// by each reading of their day: late usage and corrections change days that are past.
/// </summary>
public sealed class CostRecord
{
    /// <summary>The environment of what carries no tag.</summary>
    public const string Untagged = "";

    private CostRecord() { }

    public DateOnly Day { get; private set; }
    public CostSpan Span { get; private set; }

    /// <summary>The tag's value, verbatim: an environment's id, <see cref="Untagged"/>, or what somebody else wrote.</summary>
    public string Environment { get; private set; } = "";

    /// <summary>As Cost Explorer spells it, such as <c>Amazon Relational Database Service</c>.</summary>
    public string Service { get; private set; } = "";

    /// <summary>USD with all of Cost Explorer's digits; rounded only where it is shown.</summary>
    public decimal Amount { get; private set; }

    /// <summary>True until the bill of its month is final.</summary>
    public bool IsOpen { get; private set; }
}
