using System.Security.Cryptography;
using System.Text;
using Amazon.Protocols;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.S3.Model;

namespace Amazon.S3.Internal;

/// <summary>REST: the object is the body, all that is said about it stands in headers. Only PutObject is written so far.</summary>
internal sealed class PutObjectProtocol(ErrorCatalog errors) : WireProtocol
{
    /// <exception cref="NotSupportedException">The request is not a PutObjectRequest.</exception>
    public override IRequest Marshall(AmazonWebServiceRequest input)
    {
        if (input is not PutObjectRequest put)
            throw new NotSupportedException($"{input.GetType().Name} is not written here.");
        var content = Encoding.UTF8.GetBytes(put.ContentBody ?? "");
        var request = new DefaultRequest(input, "Amazon.S3")
        {
            HttpMethod = "PUT",
            ResourcePath = "/{Key+}",
            Content = content,
            // S3 alone signs the path as it is sent; other services sign it encoded once more.
            UseDoubleEncoding = false,
        };
        request.AddPathResource("{Key+}", put.Key);
        request.Headers["Content-Type"] = put.ContentType ?? "application/octet-stream";
        request.Headers["x-amz-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData(content));
        if (put.ChecksumSHA256 is { } checksum)
            request.Headers["x-amz-checksum-sha256"] = checksum;
        if (put.ExpectedBucketOwner is { } owner)
            request.Headers["x-amz-expected-bucket-owner"] = owner;
        return request;
    }

    public override ResponseUnmarshaller UnmarshallerOf<TResponse>() => new PutObjectUnmarshaller<TResponse>(errors);
}
