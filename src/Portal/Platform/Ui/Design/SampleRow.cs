namespace Portal.Platform.Ui.Design;

internal sealed record SampleRow(string Name, string Team, Status Status, string? Reason, decimal Estimate, decimal Forecast, string Version)
{
    public Status Band => Forecast switch { < 500 => Status.BelowBand, > 1000 => Status.AboveBand, _ => Status.InBand };

    /// <summary>Rows that look like a fleet; the same each time.</summary>
    public static IReadOnlyList<SampleRow> Fleet(int count) =>
    [
        .. Enumerable.Range(0, count).Select(index => new SampleRow(
            $"{Names[index % Names.Length]}-{(index % 5 == 4 ? "staging" : "prod")}{(index < Names.Length ? "" : $"-{index / Names.Length + 1}")}",
            Teams[index % Teams.Length],
            index switch { 1 or 7 => Status.Degraded, 3 => Status.Down, 5 => Status.Unknown, 6 => Status.Building, _ => Status.Healthy },
            index switch { 1 => "Standby rebuilding", 3 => "No healthy target", 6 => "47 of 63 resources", _ => null },
            440 + index * 37 % 620, 452.4m + index * 41 % 600, $"3.{4 - index % 3}.{index % 2}")),
    ];

    private static readonly string[] Names = ["checkout", "gift-cards", "cart", "loyalty", "events", "search", "orders", "payments", "identity", "pricing", "notebooks", "reports", "fraud-score"];
    private static readonly string[] Teams = ["Checkout", "Growth", "Payments", "Search", "Data platform"];
}
