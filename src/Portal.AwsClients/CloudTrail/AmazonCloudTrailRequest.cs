using Amazon.Runtime;

namespace Amazon.CloudTrail;

/// <summary>Base of every CloudTrail request.</summary>
public class AmazonCloudTrailRequest : AmazonWebServiceRequest;
