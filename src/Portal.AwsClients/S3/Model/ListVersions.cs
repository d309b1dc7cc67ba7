using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.S3.Model;

/// <summary>All versions of a bucket's objects and all delete markers, a page at a time.</summary>
public class ListVersionsRequest : AmazonS3Request
{
    [AWSProperty(Required = true)]
    public string BucketName { get; set; } = null!;

    public string? Prefix { get; set; }
    public string? KeyMarker { get; set; }
    public string? VersionIdMarker { get; set; }

    /// <summary>From 1 to 1,000; 1,000 when not set.</summary>
    public int? MaxKeys { get; set; }

    /// <summary>Account that must own the bucket; S3 answers AccessDenied when another does.</summary>
    public string? ExpectedBucketOwner { get; set; }
}

public class ListVersionsResponse : AmazonWebServiceResponse
{
    public bool? IsTruncated { get; set; }
    public string? NextKeyMarker { get; set; }
    public string? NextVersionIdMarker { get; set; }

    /// <summary>Versions and delete markers.</summary>
    public List<S3ObjectVersion>? Versions { get; set; }
}
