using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Protocols;

/// <summary>An answer that came with a success status but is not what the service would say: a proxy's page, a cut stream.</summary>
internal static class UnreadableAnswer
{
    public static bool Is(Exception exception) =>
        exception is XmlException or JsonException or FormatException or OverflowException or InvalidOperationException;

    /// <summary>Of the SDK's own type, so that a caller's <c>catch (AmazonServiceException)</c> holds.</summary>
    public static AmazonUnmarshallingException Error(Type response, IWebResponseData data, Exception cause) =>
        new(ErrorCatalog.RequestIdHeader(data), response.Name, cause, data.StatusCode);
}
