using System.Net;
using Amazon.Runtime;

namespace Amazon.EC2;

/// <summary>Any error that Elastic Compute Cloud reports; modeled ones have types of their own.</summary>
public class AmazonEC2Exception : AmazonServiceException
{
    public AmazonEC2Exception(string message)
        : base(message)
    {
    }

    public AmazonEC2Exception(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonEC2Exception(Exception innerException)
        : base(innerException)
    {
    }

    public AmazonEC2Exception(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonEC2Exception(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
