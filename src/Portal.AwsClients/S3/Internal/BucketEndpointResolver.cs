using Amazon.Pipeline;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.S3.Model;

namespace Amazon.S3.Internal;

/// <summary>Adds what an address in S3 depends on besides: the bucket, and where it may stand.</summary>
internal sealed class BucketEndpointResolver : BaseEndpointResolver
{
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        var parameters = ServiceEndpointResolver.Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);
        parameters["ForcePathStyle"] = requestContext.ClientConfig is AmazonS3Config { ForcePathStyle: true };
        parameters["Bucket"] = requestContext.OriginalRequest switch
        {
            PutObjectRequest put => put.BucketName,
            ListVersionsRequest list => list.BucketName,
            DeleteObjectsRequest delete => delete.BucketName,
            _ => null,
        };
        return parameters;
    }
}
