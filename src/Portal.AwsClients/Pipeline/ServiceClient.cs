using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Pipeline;

/// <summary>
/// AWSSDK.Core's own pipeline (credentials, signing, retries, logging, telemetry) with this project's
/// marshalling put in. A derived client adds constructors and one line an operation.
/// </summary>
public abstract class ServiceClient : AmazonServiceClient
{
    protected ServiceClient(ServiceConfig config)
        : base(config)
    {
    }

    protected ServiceClient(AWSCredentials credentials, ServiceConfig config)
        : base(credentials, config)
    {
    }

    /// <summary>A property rather than a constructor argument: the base constructor asks for it already.</summary>
    protected abstract ServiceDefinition Service { get; }

    protected override IServiceMetadata ServiceMetadata => Service;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4AuthHandler());
    }

    /// <summary>The operation is the request's type name without "Request".</summary>
    /// <exception cref="AmazonServiceException">The service refused; a modeled error has its own type.</exception>
    /// <exception cref="AmazonClientException">No credentials, no region, or the service could not be reached.</exception>
    protected Task<TResponse> SendAsync<TResponse>(AmazonWebServiceRequest request, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        var options = new InvokeOptions
        {
            RequestMarshaller = Service.Protocol,
            ResponseUnmarshaller = Service.Protocol.UnmarshallerOf<TResponse>(),
        };
        return InvokeAsync<TResponse>(request, options, cancellationToken);
    }
}
