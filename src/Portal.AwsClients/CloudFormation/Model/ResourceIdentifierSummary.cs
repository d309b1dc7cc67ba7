namespace Amazon.CloudFormation.Model;

/// <summary>How resources of a type are identified when imported.</summary>
public class ResourceIdentifierSummary
{
    public string? ResourceType { get; set; }
    public List<string>? LogicalResourceIds { get; set; }
    public List<string>? ResourceIdentifiers { get; set; }
}
