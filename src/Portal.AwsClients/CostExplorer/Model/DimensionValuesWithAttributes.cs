namespace Amazon.CostExplorer.Model;

/// <summary>What a value stands for.</summary>
public class DimensionValuesWithAttributes
{
    public string? Value { get; set; }
    public Dictionary<string, string>? Attributes { get; set; }
}
