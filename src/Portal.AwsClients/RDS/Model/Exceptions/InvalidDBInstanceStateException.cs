using System.Net;
using Amazon.Runtime;

namespace Amazon.RDS.Model;

/// <summary>The instance is not in a state from which this is possible.</summary>
public class InvalidDBInstanceStateException : AmazonRDSException
{
    public InvalidDBInstanceStateException(string message)
        : base(message)
    {
    }

    public InvalidDBInstanceStateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public InvalidDBInstanceStateException(Exception innerException)
        : base(innerException)
    {
    }

    public InvalidDBInstanceStateException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public InvalidDBInstanceStateException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
