using System.Net;
using Amazon.Runtime;

namespace Amazon.Pricing.Model;

/// <summary>The page token has expired; start again without one.</summary>
public class ExpiredNextTokenException : AmazonPricingException
{
    public ExpiredNextTokenException(string message)
        : base(message)
    {
    }

    public ExpiredNextTokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ExpiredNextTokenException(Exception innerException)
        : base(innerException)
    {
    }

    public ExpiredNextTokenException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public ExpiredNextTokenException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
