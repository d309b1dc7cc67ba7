using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>The template needs capabilities that the request does not acknowledge.</summary>
public class InsufficientCapabilitiesException : AmazonCloudFormationException
{
    public InsufficientCapabilitiesException(string message)
        : base(message)
    {
    }

    public InsufficientCapabilitiesException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InsufficientCapabilitiesException(Exception innerException)
        : base(innerException)
    {
    }

    public InsufficientCapabilitiesException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public InsufficientCapabilitiesException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
