using System.Net;
using Amazon.Runtime;

namespace Amazon.ServiceQuotas;

/// <summary>Any error that Service Quotas reports; modeled ones have types of their own.</summary>
public class AmazonServiceQuotasException : AmazonServiceException
{
    public AmazonServiceQuotasException(string message)
        : base(message)
    {
    }

    public AmazonServiceQuotasException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonServiceQuotasException(Exception innerException)
        : base(innerException)
    {
    }

    public AmazonServiceQuotasException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonServiceQuotasException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
