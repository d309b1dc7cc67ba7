using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary>Writes requests and reads answers of any operation of a service, from the public properties of its types.</summary>
public abstract class WireProtocol : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public abstract IRequest Marshall(AmazonWebServiceRequest input);

    public abstract ResponseUnmarshaller UnmarshallerOf<TResponse>()
        where TResponse : AmazonWebServiceResponse, new();

    protected static string OperationOf(AmazonWebServiceRequest request) => request.GetType().Name[..^"Request".Length];
}
