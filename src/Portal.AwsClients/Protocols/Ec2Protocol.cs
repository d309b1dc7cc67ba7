using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary>
/// EC2's dialect of AWS Query: the same form-encoded request, as long as it holds no lists; the answer has no inner
/// wrapper, its names begin small, and lists are called <c>vpcSet</c>.
/// </summary>
public sealed class Ec2Protocol(string serviceName, string apiVersion, ErrorCatalog errors) : WireProtocol
{
    private readonly QueryProtocol query = new(serviceName, apiVersion, errors);

    public override IRequest Marshall(AmazonWebServiceRequest input) => query.Marshall(input);

    public override ResponseUnmarshaller UnmarshallerOf<TResponse>() => new Ec2Unmarshaller<TResponse>(errors);
}
