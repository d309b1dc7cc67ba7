using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>Outcome of the last drift detection.</summary>
public class StackDriftInformation
{
    [AWSProperty(Required = true)]
    public StackDriftStatus StackDriftStatus { get; set; } = null!;

    public DateTime? LastCheckTimestamp { get; set; }
}
