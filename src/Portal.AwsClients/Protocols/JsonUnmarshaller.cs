using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary>The response as one JSON object; errors as <c>{"__type":"namespace#Code","message":"…"}</c>.</summary>
internal sealed class JsonUnmarshaller<TResponse>(ErrorCatalog errors) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        var response = new TResponse();
        if (Load(context.Stream) is { } json)
            JsonShapeReader.Fill(response, json);
        return response;
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = new ErrorResponse
        {
            InnerException = innerException,
            StatusCode = statusCode,
            Type = (int)statusCode >= 500 ? ErrorType.Receiver : ErrorType.Sender,
        };
        var json = LoadOrNothing(context.Stream);
        error.Code = Code(Text(json, "__type") ?? Text(json, "code") ?? TypeHeader(context.ResponseData));
        error.Message = Text(json, "message") ?? Text(json, "Message");

        var exception = errors.Exception(error, context.ResponseData);
        if (json is { } members)
            JsonShapeReader.Fill(exception, members);
        return exception;
    }

    private static JsonElement? Load(Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        if (buffer.Length == 0)
            return null;
        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    // A proxy's or load balancer's page: the status is all there is to tell, and it still decides about retries.
    private static JsonElement? LoadOrNothing(Stream stream)
    {
        try
        {
            return Load(stream) is { ValueKind: JsonValueKind.Object } json ? json : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement? json, string name) =>
        json is { } element && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? TypeHeader(IWebResponseData response) =>
        response.IsHeaderPresent("x-amzn-ErrorType") ? response.GetHeaderValue("x-amzn-ErrorType") : null;

    /// <summary><c>ns#Code:http://…</c> in its longest form.</summary>
    private static string? Code(string? type)
    {
        if (type is null)
            return null;
        var afterNamespace = type[(type.IndexOf('#') + 1)..];
        var colon = afterNamespace.IndexOf(':');
        return colon < 0 ? afterNamespace : afterNamespace[..colon];
    }
}
