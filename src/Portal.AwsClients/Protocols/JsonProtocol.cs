using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary>AWS JSON: a POST to <c>/</c> with the operation in <c>X-Amz-Target</c>.</summary>
/// <param name="serviceName">For example <c>Amazon.CostExplorer</c>; the pipeline's logs show it.</param>
/// <param name="targetPrefix">The service's name on the wire, for example <c>AWSInsightsIndexService</c>.</param>
/// <param name="version"><c>1.0</c> or <c>1.1</c>: they differ in the content type only.</param>
/// <param name="errors">The service's exceptions.</param>
public sealed class JsonProtocol(string serviceName, string targetPrefix, string version, ErrorCatalog errors) : WireProtocol
{
    public override IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, serviceName) { HttpMethod = "POST", ResourcePath = "/" };
        request.Headers["X-Amz-Target"] = $"{targetPrefix}.{OperationOf(input)}";
        request.Headers["Content-Type"] = $"application/x-amz-json-{version}";

        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
            JsonShapeWriter.Write(writer, input);
        request.Content = body.ToArray();
        return request;
    }

    public override ResponseUnmarshaller UnmarshallerOf<TResponse>() => new JsonUnmarshaller<TResponse>(errors);
}
