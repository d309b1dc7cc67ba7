using System.Net;
using Amazon.Runtime;

namespace Amazon.ElastiCache;

/// <summary>Any error that ElastiCache reports; modeled ones have types of their own.</summary>
public class AmazonElastiCacheException : AmazonServiceException
{
    public AmazonElastiCacheException(string message)
        : base(message)
    {
    }

    public AmazonElastiCacheException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonElastiCacheException(Exception innerException)
        : base(innerException)
    {
    }

    public AmazonElastiCacheException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonElastiCacheException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
