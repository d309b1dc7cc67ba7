using Amazon.ElasticLoadBalancingV2.Model;
using Amazon.Pipeline;
using Amazon.Protocols;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>Where and how to reach Elastic Load Balancing.</summary>
public class AmazonElasticLoadBalancingV2Config : ServiceConfig
{
    private const string Version = "2015-12-01";

    private static readonly ErrorCatalog Errors = ErrorCatalog.For<AmazonElasticLoadBalancingV2Exception>()
        .Add<LoadBalancerNotFoundException>("LoadBalancerNotFound");

    public AmazonElasticLoadBalancingV2Config()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "Elastic Load Balancing v2",
        EndpointPrefix = "elasticloadbalancing",
        SigningName = "elasticloadbalancing",
        GovCloudIsFips = true,
        ApiVersion = Version,
        Protocol = new QueryProtocol("Amazon.ElasticLoadBalancingV2", Version, Errors),
    };
}
