using Amazon.Runtime;

namespace Amazon.CloudFront;

/// <summary>Base of every CloudFront request.</summary>
public class AmazonCloudFrontRequest : AmazonWebServiceRequest;
