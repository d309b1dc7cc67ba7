using Amazon.Runtime.Internal;

namespace Amazon.CloudFormation.Model;

/// <summary>One alarm that rolls a change back.</summary>
public class RollbackTrigger
{
    [AWSProperty(Required = true)]
    public string Arn { get; set; } = null!;

    /// <summary><c>AWS::CloudWatch::Alarm</c> or <c>AWS::CloudWatch::CompositeAlarm</c>.</summary>
    [AWSProperty(Required = true)]
    public string Type { get; set; } = null!;
}
