using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>No stack set of this name.</summary>
public class StackSetNotFoundException : AmazonCloudFormationException
{
    public StackSetNotFoundException(string message)
        : base(message)
    {
    }

    public StackSetNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StackSetNotFoundException(Exception innerException)
        : base(innerException)
    {
    }

    public StackSetNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public StackSetNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
