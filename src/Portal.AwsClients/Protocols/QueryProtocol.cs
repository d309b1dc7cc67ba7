using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary>AWS Query: a form-encoded POST to <c>/</c>, answered in XML.</summary>
public sealed class QueryProtocol(string serviceName, string apiVersion, ErrorCatalog errors) : WireProtocol
{
    public override IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, serviceName);
        request.Parameters.Add("Action", OperationOf(input));
        request.Parameters.Add("Version", apiVersion);
        QueryWriter.Write(request.ParameterCollection, "", input);
        return request;
    }

    public override ResponseUnmarshaller UnmarshallerOf<TResponse>() => new XmlUnmarshaller<TResponse>(errors);
}
