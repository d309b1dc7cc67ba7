using Amazon.Pipeline;
using Amazon.Protocols;

namespace Amazon.ElastiCache;

/// <summary>Where and how to reach ElastiCache.</summary>
public class AmazonElastiCacheConfig : ServiceConfig
{
    private const string Version = "2015-02-02";

    private static readonly ErrorCatalog Errors = ErrorCatalog.For<AmazonElastiCacheException>();

    public AmazonElastiCacheConfig()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "ElastiCache",
        EndpointPrefix = "elasticache",
        SigningName = "elasticache",
        GovCloudIsFips = true,
        ApiVersion = Version,
        Protocol = new QueryProtocol("Amazon.ElastiCache", Version, Errors),
    };
}
