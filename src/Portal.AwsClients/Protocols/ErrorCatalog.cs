using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary>A service's exceptions by error code. Codes nobody modeled become the service's own base exception.</summary>
public sealed class ErrorCatalog
{
    private readonly Type fallback;
    private readonly Dictionary<string, Type> byCode = [];

    private ErrorCatalog(Type fallback) => this.fallback = fallback;

    /// <summary>The modeled exceptions, by the code on the wire (which may differ from the type's name).</summary>
    public IReadOnlyDictionary<string, Type> Modeled => byCode;

    public static ErrorCatalog For<TBase>() where TBase : AmazonServiceException => new(typeof(TBase));

    public ErrorCatalog Add<TException>(string code) where TException : AmazonServiceException
    {
        byCode.Add(code, typeof(TException));
        return this;
    }

    internal AmazonServiceException Exception(ErrorResponse error, IWebResponseData response)
    {
        var type = byCode.GetValueOrDefault(error.Code ?? "", fallback);
        var message = error.Message ?? $"The service answered with HTTP status {(int)error.StatusCode} and no message.";
        var requestId = error.RequestId ?? RequestIdHeader(response);
        return (AmazonServiceException)Activator.CreateInstance(
            type, message, error.InnerException, error.Type, error.Code, requestId, error.StatusCode)!;
    }

    internal static string? RequestIdHeader(IWebResponseData response) =>
        response.IsHeaderPresent("x-amzn-RequestId") ? response.GetHeaderValue("x-amzn-RequestId") : null;
}
