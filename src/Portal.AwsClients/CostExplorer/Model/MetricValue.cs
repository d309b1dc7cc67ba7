namespace Amazon.CostExplorer.Model;

/// <summary>An amount.</summary>
public class MetricValue
{
    /// <summary>A decimal number as text.</summary>
    public string? Amount { get; set; }

    /// <summary>A currency code such as <c>USD</c>, or a unit of usage.</summary>
    public string? Unit { get; set; }
}
