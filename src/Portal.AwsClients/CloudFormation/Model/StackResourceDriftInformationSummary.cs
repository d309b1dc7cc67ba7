using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>A resource's drift, in a list.</summary>
public class StackResourceDriftInformationSummary
{
    [AWSProperty(Required = true)]
    public StackResourceDriftStatus StackResourceDriftStatus { get; set; } = null!;

    /// <summary>Null until the resource was checked.</summary>
    public DateTime? LastCheckTimestamp { get; set; }
}
