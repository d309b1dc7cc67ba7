using System.Globalization;
using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Protocols;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.S3.Model;

namespace Amazon.S3.Internal;

/// <summary>The answer in headers, or in a body of XML with lists that have no wrapper; <c>&lt;Error&gt;</c> has none either.</summary>
internal sealed class S3Unmarshaller<TResponse>(ErrorCatalog errors) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private readonly XmlUnmarshaller<TResponse> xml = new(errors);

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var response = new TResponse { ResponseMetadata = new ResponseMetadata { RequestId = Header(context, "x-amz-request-id") } };
        try
        {
            switch (response)
            {
                case PutObjectResponse put:
                    (put.ETag, put.VersionId) = (Header(context, "ETag"), Header(context, "x-amz-version-id"));
                    break;
                case ListVersionsResponse list:
                    Fill(list, Load(context.Stream));
                    break;
                case DeleteObjectsResponse deleted:
                    Fill(deleted, Load(context.Stream));
                    break;
            }
        }
        catch (Exception exception) when (exception is XmlException or FormatException)
        {
            throw new AmazonUnmarshallingException(Header(context, "x-amz-request-id"), typeof(TResponse).Name, exception, context.ResponseData.StatusCode);
        }
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        xml.UnmarshallException(context, innerException, statusCode);

    private static void Fill(ListVersionsResponse list, XElement root)
    {
        list.IsTruncated = Text(root, "IsTruncated") == "true";
        (list.NextKeyMarker, list.NextVersionIdMarker) = (Text(root, "NextKeyMarker"), Text(root, "NextVersionIdMarker"));
        // As in the official SDK, markers stand among the versions.
        list.Versions = [.. root.Elements().Where(each => each.Name.LocalName is "Version" or "DeleteMarker").Select(each => new S3ObjectVersion
        {
            Key = Text(each, "Key"),
            VersionId = Text(each, "VersionId"),
            IsLatest = Text(each, "IsLatest") == "true",
            IsDeleteMarker = each.Name.LocalName == "DeleteMarker",
            Size = Text(each, "Size") is { } size ? long.Parse(size, CultureInfo.InvariantCulture) : null,
        })];
    }

    private static void Fill(DeleteObjectsResponse deleted, XElement root)
    {
        deleted.DeletedObjects = [.. Named(root, "Deleted").Select(each => new DeletedObject { Key = Text(each, "Key"), VersionId = Text(each, "VersionId") })];
        deleted.DeleteErrors = [.. Named(root, "Error").Select(each => new DeleteError { Key = Text(each, "Key"), VersionId = Text(each, "VersionId"), Code = Text(each, "Code"), Message = Text(each, "Message") })];
    }

    private static XElement Load(Stream stream)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        return XElement.Load(reader);
    }

    private static IEnumerable<XElement> Named(XElement of, string name) => of.Elements().Where(each => each.Name.LocalName == name);

    private static string? Text(XElement of, string name) => Named(of, name).FirstOrDefault()?.Value;

    private static string? Header(XmlUnmarshallerContext context, string name) =>
        context.ResponseData.IsHeaderPresent(name) ? context.ResponseData.GetHeaderValue(name) : null;
}
