namespace Portal.Platform;

public sealed class CostSettings
{
    /// <summary>The account that pays, one of Aws:Accounts; empty: the first of them.</summary>
    public string? PayerAccount { get; set; }

    /// <summary>Amortized instead of unblended cost: reservations and savings plans are spread over what they cover.</summary>
    public bool Amortized { get; set; }

    /// <summary>Readings of the bill a day.</summary>
    public int ReadsPerDay { get; set; } = 3;

    /// <summary>Most requests to Cost Explorer a day, without the first reading of past months.</summary>
    public int RequestsPerDay { get; set; } = 30;

    /// <summary>Most requests that the first reading of past months may take in all.</summary>
    public int BackfillRequests { get; set; } = 400;

    /// <summary>Whole months before this one that the first reading goes back.</summary>
    public int BackfillMonths { get; set; } = 13;

    /// <summary>Chromium, which prints the pack as PDF; empty: looked for on the PATH.</summary>
    public string? Chromium { get; set; }
}
