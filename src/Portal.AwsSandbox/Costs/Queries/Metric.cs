using System.Globalization;
using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Costs.Queries;

/// <summary>Sums of the charges of one group. Nothing is reserved or discounted here, so all five kinds of cost are the same.</summary>
internal sealed class Sums
{
    public const string Mixed = "N/A";

    public decimal Cost { get; private set; }

    public decimal Quantity { get; private set; }

    public decimal Normalized { get; private set; }

    /// <summary>The unit of all quantities; <see cref="Mixed"/> when they have several, null when there were none.</summary>
    public string? Unit { get; private set; }

    public void Add(in Charge charge)
    {
        Cost += charge.Cost;
        Quantity += charge.Quantity;
        Normalized += charge.Quantity * charge.Line.NormalizedPerHour;
        if (charge.Line.Unit is { } unit && charge.Quantity != 0) Unit = Unit is null || Unit == unit ? unit : Mixed;
    }
}

internal static class Metric
{
    /// <summary>Names by which a call asks, as answers spell them.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["BLENDED_COST"] = "BlendedCost",
        ["UNBLENDED_COST"] = "UnblendedCost",
        ["AMORTIZED_COST"] = "AmortizedCost",
        ["NET_UNBLENDED_COST"] = "NetUnblendedCost",
        ["NET_AMORTIZED_COST"] = "NetAmortizedCost",
        ["USAGE_QUANTITY"] = "UsageQuantity",
        ["NORMALIZED_USAGE_AMOUNT"] = "NormalizedUsageAmount",
    };

    public static IEnumerable<string> All => Names.Keys;

    /// <summary>Either spelling is understood, as the real service does.</summary>
    public static List<string> Read(Members input)
    {
        var asked = input.Texts("Metrics") ?? [];
        if (asked.Count == 0) throw AwsException.Validation("Metrics can not be empty.");
        return [.. asked.Select(name => Names.GetValueOrDefault(name) ?? (Names.ContainsValue(name) ? name
            : throw AwsException.Validation($"Invalid Metric {name}. Valid values: {string.Join(", ", Names.Values)}"))).Distinct()];
    }

    public static Output Shown(IEnumerable<string> metrics, Sums sums)
    {
        var shown = new Output();
        foreach (var metric in metrics)
            shown.Add(metric, metric switch
            {
                "UsageQuantity" => Value(sums.Quantity, sums.Unit ?? Sums.Mixed),
                "NormalizedUsageAmount" => Value(sums.Normalized, Sums.Mixed),
                _ => Value(sums.Cost, "USD"),
            });
        return shown;
    }

    public static Output Value(decimal amount, string unit) => new() { { "Amount", Text(amount) }, { "Unit", unit } };

    /// <summary>At most ten digits after the point and no zeros at the end.</summary>
    public static string Text(decimal amount) => Math.Round(amount, 10).ToString("0.##########", CultureInfo.InvariantCulture);
}
