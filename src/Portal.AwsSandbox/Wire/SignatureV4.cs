using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.AwsSandbox.Wire;

/// <summary>What a signature says about itself: in the Authorization header, or in the query of a presigned request.</summary>
public sealed record SignatureClaim(
    string AccessKeyId, string Date, string Region, string Service,
    IReadOnlyList<string> SignedHeaders, string Signature, string Timestamp, string? SessionToken, int? ExpiresIn)
{
    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";
}

/// <summary>AWS Signature Version 4, computed anew from the request as it arrived.</summary>
public static class SignatureV4
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    public static string Sign(string secret, SignatureClaim claim, string canonicalRequest)
    {
        var toSign = $"{Algorithm}\n{claim.Timestamp}\n{claim.Scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalRequest)))}";
        var key = Mac(Encoding.UTF8.GetBytes("AWS4" + secret), claim.Date);
        key = Mac(key, claim.Region);
        key = Mac(key, claim.Service);
        key = Mac(key, "aws4_request");
        return Hex(Mac(key, toSign));
    }

    public static string CanonicalRequest(SignedParts parts, SignatureClaim claim)
    {
        var headers = string.Concat(claim.SignedHeaders.Select(name =>
            $"{name}:{string.Join(',', parts.Headers(name).Select(Squeeze))}\n"));
        return $"{parts.Method}\n{Path(parts, claim.Service)}\n{Query(parts.Query)}\n{headers}\n" +
               $"{string.Join(';', claim.SignedHeaders)}\n{parts.PayloadHash}";
    }

    public static bool TryParseTimestamp(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    public static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    /// <summary>Percent-encodes all but RFC 3986's unreserved characters.</summary>
    public static string Encode(string text) => Uri.EscapeDataString(text);

    // S3 signs the path as sent; every other service signs it encoded once more.
    private static string Path(SignedParts parts, string service) => service == "s3"
        ? parts.RawPath
        : string.Join('/', parts.RawPath.Split('/').Select(Encode));

    private static string Query(IEnumerable<KeyValuePair<string, string>> query) => string.Join('&', query
        .Where(pair => pair.Key != "X-Amz-Signature")
        .Select(pair => (Key: Encode(pair.Key), Value: Encode(pair.Value)))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}={pair.Value}"));

    private static string Squeeze(string value) =>
        string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}

/// <summary>The parts of an HTTP request that a signature covers.</summary>
public sealed record SignedParts(
    string Method, string RawPath, IReadOnlyList<KeyValuePair<string, string>> Query,
    Func<string, IEnumerable<string>> Headers, string PayloadHash)
{
    /// <summary>Null when the header was not sent.</summary>
    public string? Header(string name) => Headers(name).FirstOrDefault();
}
