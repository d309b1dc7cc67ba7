using Amazon.Runtime;

namespace Amazon.AutoScaling;

/// <summary>Base of every Auto Scaling request.</summary>
public class AmazonAutoScalingRequest : AmazonWebServiceRequest;
