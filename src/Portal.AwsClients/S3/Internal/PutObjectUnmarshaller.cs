using System.Net;
using Amazon.Protocols;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.S3.Model;

namespace Amazon.S3.Internal;

/// <summary>An empty body with the answer in its headers, or <c>&lt;Error&gt;</c> without a wrapper.</summary>
internal sealed class PutObjectUnmarshaller<TResponse>(ErrorCatalog errors) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private readonly XmlUnmarshaller<TResponse> xml = new(errors);

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var response = new TResponse { ResponseMetadata = new ResponseMetadata { RequestId = Header(context, "x-amz-request-id") } };
        if (response is PutObjectResponse put)
        {
            put.ETag = Header(context, "ETag");
            put.VersionId = Header(context, "x-amz-version-id");
        }
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode) =>
        xml.UnmarshallException(context, innerException, statusCode);

    private static string? Header(XmlUnmarshallerContext context, string name) =>
        context.ResponseData.IsHeaderPresent(name) ? context.ResponseData.GetHeaderValue(name) : null;
}
