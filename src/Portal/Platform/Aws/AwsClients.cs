using System.Collections.Concurrent;
using Amazon;
using Amazon.AutoScaling;
using Amazon.CloudFormation;
using Amazon.CloudFront;
using Amazon.CloudTrail;
using Amazon.CloudWatch;
using Amazon.CostExplorer;
using Amazon.EC2;
using Amazon.ElastiCache;
using Amazon.ElasticLoadBalancingV2;
using Amazon.RDS;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecurityToken;
using Amazon.ServiceQuotas;

namespace Portal.Platform.Aws;

/// <summary>The clients of one account and region, made when they are first called.</summary>
/// <param name="time">Is told what time AWS has, from the head of every answer.</param>
internal sealed class AwsClients(AWSCredentials credentials, string region, string? endpoint, AwsTime? time = null) : IDisposable
{
    // One line a service.
    private static readonly Dictionary<Type, Func<AwsClients, IDisposable>> Makers = new()
    {
        [typeof(IAmazonCloudFormation)] = of => new AmazonCloudFormationClient(of.Credentials, of.Pointed(new AmazonCloudFormationConfig())),
        [typeof(IAmazonS3)] = of => new AmazonS3Client(of.Credentials, of.Pointed(new AmazonS3Config { ForcePathStyle = of.IsElsewhere })),
        [typeof(IAmazonAutoScaling)] = of => new AmazonAutoScalingClient(of.Credentials, of.Pointed(new AmazonAutoScalingConfig())),
        [typeof(IAmazonCloudFront)] = of => new AmazonCloudFrontClient(of.Credentials, of.Pointed(new AmazonCloudFrontConfig())),
        [typeof(IAmazonCloudTrail)] = of => new AmazonCloudTrailClient(of.Credentials, of.Pointed(new AmazonCloudTrailConfig())),
        [typeof(IAmazonCloudWatch)] = of => new AmazonCloudWatchClient(of.Credentials, of.Pointed(new AmazonCloudWatchConfig())),
        [typeof(IAmazonCostExplorer)] = of => new AmazonCostExplorerClient(of.Credentials, of.Pointed(new AmazonCostExplorerConfig())),
        [typeof(IAmazonEC2)] = of => new AmazonEC2Client(of.Credentials, of.Pointed(new AmazonEC2Config())),
        [typeof(IAmazonElastiCache)] = of => new AmazonElastiCacheClient(of.Credentials, of.Pointed(new AmazonElastiCacheConfig())),
        [typeof(IAmazonElasticLoadBalancingV2)] = of => new AmazonElasticLoadBalancingV2Client(of.Credentials, of.Pointed(new AmazonElasticLoadBalancingV2Config())),
        [typeof(IAmazonRDS)] = of => new AmazonRDSClient(of.Credentials, of.Pointed(new AmazonRDSConfig())),
        [typeof(IAmazonServiceQuotas)] = of => new AmazonServiceQuotasClient(of.Credentials, of.Pointed(new AmazonServiceQuotasConfig())),
        [typeof(IAmazonSecurityTokenService)] = of => new AmazonSecurityTokenServiceClient(of.Credentials, of.Pointed(new AmazonSecurityTokenServiceConfig())),
    };

    private readonly ConcurrentDictionary<Type, Lazy<IDisposable>> _made = new();

    private AWSCredentials Credentials => credentials;

    /// <summary>Another endpoint than AWS's own, which answers for every service under one host name.</summary>
    private bool IsElsewhere => endpoint is { Length: > 0 };

    public TClient Of<TClient>() where TClient : class =>
        (TClient)_made.GetOrAdd(typeof(TClient), type => new Lazy<IDisposable>(() => Heard(Makers[type](this)))).Value;

    public void Dispose()
    {
        foreach (var made in _made.Values.Where(made => made.IsValueCreated)) made.Value.Dispose();
    }

    private IDisposable Heard(IDisposable client)
    {
        if (time is not null && client is AmazonServiceClient service)
            service.AfterResponseEvent += (_, answered) =>
            {
                if (answered is WebServiceResponseEventArgs { ResponseHeaders: { } headers } && headers.TryGetValue("Date", out var date)) time.Heard(date);
            };
        return client;
    }

    private TConfig Pointed<TConfig>(TConfig config) where TConfig : ClientConfig
    {
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        config.MaxErrorRetry = 2;
        config.Timeout = TimeSpan.FromSeconds(20);
        if (IsElsewhere)
        {
            config.ServiceURL = endpoint;
            config.AuthenticationRegion = region;
        }
        return config;
    }
}
