using Amazon.CloudFront.Model;
using Amazon.Protocols;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.CloudFront.Internal;

/// <summary>REST with XML. Each request is written by hand.</summary>
internal sealed class CloudFrontProtocol(ErrorCatalog errors) : WireProtocol
{
    /// <exception cref="NotSupportedException">The request is none of those written here.</exception>
    public override IRequest Marshall(AmazonWebServiceRequest input) => input switch
    {
        ListDistributionsRequest list => List(list),
        _ => throw new NotSupportedException($"{input.GetType().Name} is not written here."),
    };

    public override ResponseUnmarshaller UnmarshallerOf<TResponse>() => new CloudFrontUnmarshaller<TResponse>(errors);

    private static DefaultRequest List(ListDistributionsRequest list)
    {
        var request = new DefaultRequest(list, "Amazon.CloudFront") { HttpMethod = "GET", ResourcePath = "/2020-05-31/distribution", UseQueryString = true };
        if (list.Marker is { } marker) request.Parameters["Marker"] = marker;
        if (list.MaxItems is { } most) request.Parameters["MaxItems"] = most;
        return request;
    }
}
