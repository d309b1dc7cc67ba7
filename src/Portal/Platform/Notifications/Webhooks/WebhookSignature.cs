using System.Security.Cryptography;
using System.Text;

namespace Portal.Platform.Notifications.Webhooks;

/// <summary>
/// How a receiver knows that a call is the portal's and not an old one sent again: HMAC-SHA256 with the shared secret over
/// the timestamp, a dot and the body as it was received. docs/webhooks.md has it for receivers.
/// </summary>
public static class WebhookSignature
{
    public const string DeliveryHeader = "Portal-Delivery", TimestampHeader = "Portal-Timestamp", SignatureHeader = "Portal-Signature";

    public static string NewSecret() => "whsec_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <param name="timestamp">Seconds since 1970, as in the header.</param>
    public static string Of(string secret, string timestamp, string body) =>
        "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}")));
}
