using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>An existing resource that an IMPORT change set takes in.</summary>
public class ResourceToImport
{
    [AWSProperty(Required = true)]
    public string ResourceType { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string LogicalResourceId { get; set; } = null!;

    /// <summary>The type's identifying properties and their values.</summary>
    [AWSProperty(Required = true)]
    public Dictionary<string, string>? ResourceIdentifier { get; set; }
}
