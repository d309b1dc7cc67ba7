using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.S3.Model;

/// <summary>Up to 1,000 objects or versions to delete at once.</summary>
public class DeleteObjectsRequest : AmazonS3Request
{
    [AWSProperty(Required = true)]
    public string BucketName { get; set; } = null!;

    [AWSProperty(Required = true)]
    public List<KeyVersion> Objects { get; set; } = null!;

    /// <summary>True answers with what could not be deleted only.</summary>
    public bool? Quiet { get; set; }

    /// <summary>Account that must own the bucket; S3 answers AccessDenied when another does.</summary>
    public string? ExpectedBucketOwner { get; set; }
}

public class DeleteObjectsResponse : AmazonWebServiceResponse
{
    public List<DeletedObject>? DeletedObjects { get; set; }

    /// <summary>What could not be deleted. The answer is a success all the same.</summary>
    public List<DeleteError>? DeleteErrors { get; set; }
}
