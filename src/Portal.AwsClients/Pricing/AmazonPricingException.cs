using System.Net;
using Amazon.Runtime;

namespace Amazon.Pricing;

/// <summary>Any error that the Price List API reports; modeled ones have types of their own.</summary>
public class AmazonPricingException : AmazonServiceException
{
    public AmazonPricingException(string message)
        : base(message)
    {
    }

    public AmazonPricingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public AmazonPricingException(Exception innerException)
        : base(innerException)
    {
    }

    public AmazonPricingException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public AmazonPricingException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
