using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.CloudFront.Model;
using Amazon.Protocols;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.CloudFront.Internal;

/// <summary>The answer's root is the list itself, without the wrapper of Query answers; errors are Query's.</summary>
internal sealed class CloudFrontUnmarshaller<TResponse>(ErrorCatalog errors) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private readonly XmlUnmarshaller<TResponse> xml = new(errors);

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var id = context.ResponseData.IsHeaderPresent("x-amzn-RequestId") ? context.ResponseData.GetHeaderValue("x-amzn-RequestId") : null;
        var response = new TResponse { ResponseMetadata = new ResponseMetadata { RequestId = id } };
        try
        {
            if (response is ListDistributionsResponse list) list.DistributionList = Read(Load(context.Stream));
        }
        catch (XmlException exception)
        {
            throw new AmazonUnmarshallingException(id, typeof(TResponse).Name, exception, context.ResponseData.StatusCode);
        }
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        xml.UnmarshallException(context, innerException, statusCode);

    private static DistributionList Read(XElement root) => new()
    {
        NextMarker = Text(root, "NextMarker"),
        IsTruncated = Text(root, "IsTruncated") == "true",
        Items = [.. root.Elements().Where(each => each.Name.LocalName == "Items").Elements().Select(each => new DistributionSummary
        {
            Id = Text(each, "Id"),
            Status = Text(each, "Status"),
            DomainName = Text(each, "DomainName"),
            Enabled = Text(each, "Enabled") == "true",
        })],
    };

    private static XElement Load(Stream stream)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }

    private static string? Text(XElement of, string name) => of.Elements().FirstOrDefault(each => each.Name.LocalName == name)?.Value;
}
