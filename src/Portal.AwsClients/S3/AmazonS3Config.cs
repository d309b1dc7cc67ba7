using Amazon.Pipeline;
using Amazon.Protocols;
using Amazon.S3.Internal;

namespace Amazon.S3;

/// <summary>Where and how to reach S3.</summary>
public class AmazonS3Config : ServiceConfig
{
    public AmazonS3Config()
        : base(Definition)
    {
        EndpointProvider = new BucketEndpointProvider(Definition);
    }

    /// <summary>The bucket in the path instead of the host name, for endpoints whose names don't resolve with one in front.</summary>
    public bool ForcePathStyle { get; set; }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "S3",
        EndpointPrefix = "s3",
        SigningName = "s3",
        ApiVersion = "2006-03-01",
        Protocol = new S3Protocol(ErrorCatalog.For<AmazonS3Exception>()),
    };
}
