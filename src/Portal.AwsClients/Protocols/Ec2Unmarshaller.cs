using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary><c>&lt;OpResponse&gt;&lt;requestId/&gt;&lt;vpcSet&gt;&lt;item&gt;…</c>, or <c>&lt;Response&gt;&lt;Errors&gt;&lt;Error&gt;</c>.</summary>
internal sealed class Ec2Unmarshaller<TResponse>(ErrorCatalog errors) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        try
        {
            using var reader = XmlReader.Create(context.Stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            var root = XElement.Load(reader);
            var response = new TResponse { ResponseMetadata = new ResponseMetadata { RequestId = root.Elements().FirstOrDefault(element => element.Name.LocalName == "requestId")?.Value } };
            XmlShapeReader.Fill(response, Named(root));
            return response;
        }
        catch (Exception exception) when (exception is XmlException or FormatException or OverflowException or InvalidOperationException)
        {
            throw new AmazonUnmarshallingException(
                ErrorCatalog.RequestIdHeader(context.ResponseData), typeof(TResponse).Name, exception, context.ResponseData.StatusCode);
        }
    }

    // Errors have other wrappers, and the same element inside.
    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        new XmlUnmarshaller<TResponse>(errors).UnmarshallException(context, innerException, statusCode);

    private static XElement Named(XElement element) => element.HasElements
        ? new XElement(NameOf(element.Name.LocalName), element.Elements().Select(Named))
        : new XElement(NameOf(element.Name.LocalName), element.Value);

    // natGatewaySet is NatGateways and addressesSet is Addresses; everything else only begins small.
    private static string NameOf(string wire)
    {
        var name = char.ToUpperInvariant(wire[0]) + wire[1..];
        if (!name.EndsWith("Set", StringComparison.Ordinal)) return name;
        var plural = name[..^"Set".Length];
        return plural.EndsWith('s') ? plural : plural + "s";
    }
}
