using System.Net;
using Amazon.Runtime;

namespace Amazon.CloudFormation.Model;

/// <summary>No stack of this name. Most operations report a missing stack as a ValidationError instead.</summary>
public class StackNotFoundException : AmazonCloudFormationException
{
    public StackNotFoundException(string message)
        : base(message)
    {
    }

    public StackNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public StackNotFoundException(Exception innerException)
        : base(innerException)
    {
    }

    public StackNotFoundException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public StackNotFoundException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
