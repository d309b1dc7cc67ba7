using Amazon.Runtime;

namespace Amazon.S3;

/// <summary>Base of every S3 request.</summary>
public class AmazonS3Request : AmazonWebServiceRequest;
