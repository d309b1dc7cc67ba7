using System.Net;
using Amazon.Runtime;

namespace Amazon.CostExplorer.Model;

/// <summary>No data for the period; normal for an account in its first day with Cost Explorer.</summary>
public class DataUnavailableException : AmazonCostExplorerException
{
    public DataUnavailableException(string message)
        : base(message)
    {
    }

    public DataUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public DataUnavailableException(Exception innerException)
        : base(innerException)
    {
    }

    public DataUnavailableException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    public DataUnavailableException(string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }
}
