using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.S3.Model;

/// <summary>An object of text to keep under a key. What stands there already is replaced, or gets a newer version.</summary>
public class PutObjectRequest : AmazonS3Request
{
    [AWSProperty(Required = true)]
    public string BucketName { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string Key { get; set; } = null!;

    /// <summary>Sent as UTF-8.</summary>
    public string? ContentBody { get; set; }

    public string? ContentType { get; set; }

    /// <summary>SHA-256 of the content in base64; S3 refuses content that has another.</summary>
    public string? ChecksumSHA256 { get; set; }

    /// <summary>Account that must own the bucket; S3 answers AccessDenied when another does.</summary>
    public string? ExpectedBucketOwner { get; set; }
}

public class PutObjectResponse : AmazonWebServiceResponse
{
    public string? ETag { get; set; }

    /// <summary>Null where the bucket keeps no versions.</summary>
    public string? VersionId { get; set; }
}
