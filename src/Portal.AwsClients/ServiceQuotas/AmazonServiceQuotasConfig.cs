using Amazon.Pipeline;
using Amazon.Protocols;

namespace Amazon.ServiceQuotas;

/// <summary>Where and how to reach Service Quotas.</summary>
public class AmazonServiceQuotasConfig : ServiceConfig
{
    private const string Version = "2019-06-24";

    private static readonly ErrorCatalog Errors = ErrorCatalog.For<AmazonServiceQuotasException>();

    public AmazonServiceQuotasConfig()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "Service Quotas",
        EndpointPrefix = "servicequotas",
        SigningName = "servicequotas",
        GovCloudIsFips = true,
        ApiVersion = Version,
        Protocol = new JsonProtocol("Amazon.ServiceQuotas", "ServiceQuotasV20190624", "1.1", Errors),
    };
}
