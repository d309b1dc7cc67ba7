using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary><c>&lt;OpResponse&gt;&lt;OpResult&gt;…&lt;/OpResult&gt;&lt;ResponseMetadata&gt;</c>, or <c>&lt;ErrorResponse&gt;</c>.</summary>
internal sealed class XmlUnmarshaller<TResponse>(ErrorCatalog errors) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        try
        {
            return Read(Load(context.Stream));
        }
        catch (Exception exception) when (exception is XmlException or FormatException or OverflowException or InvalidOperationException)
        {
            // A proxy's page or a cut stream under a success status. The base class for JSON does this for itself.
            throw new AmazonUnmarshallingException(
                ErrorCatalog.RequestIdHeader(context.ResponseData), typeof(TResponse).Name, exception, context.ResponseData.StatusCode);
        }
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = new ErrorResponse { InnerException = innerException, StatusCode = statusCode, Type = ErrorType.Unknown };
        var root = LoadOrNothing(context.Stream);
        var detail = root?.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Error");
        error.Code = Text(detail, "Code");
        error.Message = Text(detail, "Message");
        error.RequestId = root?.Descendants().FirstOrDefault(element => element.Name.LocalName == "RequestId")?.Value;
        error.Type = Text(detail, "Type") switch
        {
            "Sender" => ErrorType.Sender,
            "Receiver" => ErrorType.Receiver,
            _ => ErrorType.Unknown,
        };

        var exception = errors.Exception(error, context.ResponseData);
        if (detail is not null)
            XmlShapeReader.Fill(exception, detail);
        return exception;
    }

    private static TResponse Read(XElement root)
    {
        var response = new TResponse();
        var resultName = typeof(TResponse).Name[..^"Response".Length] + "Result";
        if (Child(root, resultName) is { } result)
            XmlShapeReader.Fill(response, result);

        response.ResponseMetadata = new ResponseMetadata { RequestId = Text(Child(root, "ResponseMetadata"), "RequestId") };
        return response;
    }

    // A proxy's or load balancer's page: the status is all there is to tell, and it still decides about retries.
    private static XElement? LoadOrNothing(Stream stream)
    {
        try
        {
            return Load(stream);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XElement Load(Stream stream)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }

    private static XElement? Child(XElement? parent, string name) =>
        parent?.Elements().FirstOrDefault(element => element.Name.LocalName == name);

    private static string? Text(XElement? parent, string name) => Child(parent, name)?.Value;
}
