namespace Amazon.CostExplorer.Model;

/// <summary>Holds where a dimension has one of the values.</summary>
public class DimensionValues
{
    public Dimension? Key { get; set; }
    public List<string>? Values { get; set; }

    /// <summary>Values of <see cref="MatchOption"/>; EQUALS and CASE_SENSITIVE when not set.</summary>
    public List<string>? MatchOptions { get; set; }
}
