using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Amazon.Protocols;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.S3.Model;

namespace Amazon.S3.Internal;

/// <summary>REST: what is asked stands in the path, the query, headers and, for some, a body of XML. Each request is written by hand.</summary>
internal sealed class S3Protocol(ErrorCatalog errors) : WireProtocol
{
    private static readonly XNamespace Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    /// <exception cref="NotSupportedException">The request is none of those written here.</exception>
    public override IRequest Marshall(AmazonWebServiceRequest input) => input switch
    {
        PutObjectRequest put => Put(put),
        ListVersionsRequest list => List(list),
        DeleteObjectsRequest delete => Delete(delete),
        _ => throw new NotSupportedException($"{input.GetType().Name} is not written here."),
    };

    public override ResponseUnmarshaller UnmarshallerOf<TResponse>() => new S3Unmarshaller<TResponse>(errors);

    private static DefaultRequest Put(PutObjectRequest put)
    {
        var request = Of(put, "PUT", "/{Key+}", Encoding.UTF8.GetBytes(put.ContentBody ?? ""), put.ContentType ?? "application/octet-stream", put.ExpectedBucketOwner);
        request.AddPathResource("{Key+}", put.Key);
        if (put.ChecksumSHA256 is { } checksum)
            request.Headers["x-amz-checksum-sha256"] = checksum;
        return request;
    }

    private static DefaultRequest List(ListVersionsRequest list)
    {
        var request = Of(list, "GET", "/", [], null, list.ExpectedBucketOwner);
        request.UseQueryString = true;
        request.AddSubResource("versions");
        if (list.Prefix is { } prefix) request.Parameters["prefix"] = prefix;
        if (list.KeyMarker is { } key) request.Parameters["key-marker"] = key;
        if (list.VersionIdMarker is { } version) request.Parameters["version-id-marker"] = version;
        if (list.MaxKeys is { } most) request.Parameters["max-keys"] = most.ToString(CultureInfo.InvariantCulture);
        return request;
    }

    private static DefaultRequest Delete(DeleteObjectsRequest delete)
    {
        var body = new XElement(Namespace + "Delete", delete.Objects.Select(each => new XElement(Namespace + "Object",
            new XElement(Namespace + "Key", each.Key), each.VersionId is { } version ? new XElement(Namespace + "VersionId", version) : null)),
            delete.Quiet == true ? new XElement(Namespace + "Quiet", "true") : null);
        var content = Encoding.UTF8.GetBytes(body.ToString(SaveOptions.DisableFormatting));
        var request = Of(delete, "POST", "/", content, "application/xml", delete.ExpectedBucketOwner);
        request.UseQueryString = true;
        request.AddSubResource("delete");
        // S3 takes this call only with a checksum of its body.
        request.Headers["x-amz-checksum-sha256"] = Convert.ToBase64String(SHA256.HashData(content));
        return request;
    }

    private static DefaultRequest Of(AmazonS3Request input, string method, string path, byte[] content, string? contentType, string? owner)
    {
        var request = new DefaultRequest(input, "Amazon.S3")
        {
            HttpMethod = method,
            ResourcePath = path,
            // S3 alone signs the path as it is sent; other services sign it encoded once more.
            UseDoubleEncoding = false,
        };
        if (contentType is not null)
        {
            request.Content = content;
            request.Headers["Content-Type"] = contentType;
        }
        request.Headers["x-amz-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData(content));
        if (owner is not null)
            request.Headers["x-amz-expected-bucket-owner"] = owner;
        return request;
    }
}
