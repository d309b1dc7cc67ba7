using Amazon.Pipeline;
using Amazon.Pricing.Model;
using Amazon.Protocols;

namespace Amazon.Pricing;

/// <summary>Where and how to reach the Price List API.</summary>
public class AmazonPricingConfig : ServiceConfig
{
    private static readonly ErrorCatalog Errors = ErrorCatalog.For<AmazonPricingException>()
        .Add<AccessDeniedException>("AccessDeniedException")
        .Add<ExpiredNextTokenException>("ExpiredNextTokenException")
        .Add<InternalErrorException>("InternalErrorException")
        .Add<InvalidNextTokenException>("InvalidNextTokenException")
        .Add<InvalidParameterException>("InvalidParameterException")
        .Add<NotFoundException>("NotFoundException")
        .Add<ResourceNotFoundException>("ResourceNotFoundException")
        .Add<ThrottlingException>("ThrottlingException");

    public AmazonPricingConfig()
        : base(Definition)
    {
    }

    internal static ServiceDefinition Definition { get; } = new()
    {
        ServiceId = "Pricing",
        EndpointPrefix = "api.pricing",
        SigningName = "pricing",
        ApiVersion = "2017-10-15",
        Protocol = new JsonProtocol("Amazon.Pricing", "AWSPriceListService", "1.1", Errors),
    };
}
