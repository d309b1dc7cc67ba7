using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>Base of every Elastic Compute Cloud request.</summary>
public class AmazonEC2Request : AmazonWebServiceRequest;
