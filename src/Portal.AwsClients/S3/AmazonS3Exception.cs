using System.Net;
using Amazon.Runtime;

namespace Amazon.S3;

/// <summary>Any error that S3 reports; modeled ones have types of their own.</summary>
public class AmazonS3Exception : AmazonServiceException
{
    public AmazonS3Exception(string message)
        : base(message)
    {
    }

    public AmazonS3Exception(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonS3Exception(Exception innerException)
        : base(innerException)
    {
    }

    public AmazonS3Exception(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonS3Exception(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
