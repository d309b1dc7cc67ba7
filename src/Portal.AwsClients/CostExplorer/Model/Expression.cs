namespace Amazon.CostExplorer.Model;

/// <summary>A filter: exactly one of its members.</summary>
public class Expression
{
    public List<Expression>? Or { get; set; }
    public List<Expression>? And { get; set; }
    public Expression? Not { get; set; }
    public DimensionValues? Dimensions { get; set; }
    public TagValues? Tags { get; set; }
    public CostCategoryValues? CostCategories { get; set; }
}
