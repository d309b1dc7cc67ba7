namespace Amazon.CostExplorer.Model;

/// <summary>What cost is grouped by.</summary>
public class GroupDefinition
{
    public GroupDefinitionType? Type { get; set; }

    /// <summary>A dimension, a tag's key or a cost category's name, after Type.</summary>
    public string? Key { get; set; }
}
