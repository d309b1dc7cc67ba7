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
        var response = new TResponse();
        var root = Load(context.Stream);
        var resultName = typeof(TResponse).Name[..^"Response".Length] + "Result";
        if (Child(root, resultName) is { } result)
            XmlShapeReader.Fill(response, result);

        response.ResponseMetadata = new ResponseMetadata { RequestId = Text(Child(root, "ResponseMetadata"), "RequestId") };
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var error = new ErrorResponse { InnerException = innerException, StatusCode = statusCode, Type = ErrorType.Unknown };
        try
        {
            var root = Load(context.Stream);
            var detail = root.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Error");
            error.Code = Text(detail, "Code");
            error.Message = Text(detail, "Message");
            error.Type = Text(detail, "Type") switch
            {
                "Sender" => ErrorType.Sender,
                "Receiver" => ErrorType.Receiver,
                _ => ErrorType.Unknown,
            };
            error.RequestId = root.Descendants().FirstOrDefault(element => element.Name.LocalName is "RequestId" or "RequestID")?.Value;
        }
        catch (XmlException)
        {
            // A proxy's or load balancer's page: the status is all there is to tell, and it still decides about retries.
        }
        return errors.Exception(error, context.ResponseData);
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
