using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.AwsSandbox.Tests.Harness;

public sealed record SigningKey(string Id, string Secret, string? Token = null);

/// <summary>Signature Version 4 written anew from its description, so that the sandbox is not judged by its own code.</summary>
public static class Signer
{
    public static async Task SignAsync(HttpRequestMessage request, SigningKey key, string service, string region, DateTimeOffset? at = null)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync();
        var stamp = (at ?? TimeProvider.System.GetUtcNow()).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.Remove("X-Amz-Date");
        request.Headers.Add("X-Amz-Date", stamp);
        if (key.Token is not null) request.Headers.Add("X-Amz-Security-Token", key.Token);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = request.RequestUri!.Authority, ["x-amz-date"] = stamp };
        if (key.Token is not null) headers["x-amz-security-token"] = key.Token;
        var names = string.Join(';', headers.Keys);
        var query = string.Join('&', request.RequestUri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        var canonical = $"{request.Method}\n{request.RequestUri.AbsolutePath}\n{query}\n{string.Concat(headers.Select(h => $"{h.Key}:{h.Value}\n"))}\n{names}\n{Hex(SHA256.HashData(body))}";
        var scope = $"{stamp[..8]}/{region}/{service}/aws4_request";
        var signature = Sign(canonical, key.Secret, scope, stamp);
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={key.Id}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    /// <summary>The signature of a link that is handed on; only its host is signed beside the query.</summary>
    public static string QuerySignature(Uri link, string secret, string scope, string stamp)
    {
        var query = string.Join('&', link.Query.TrimStart('?').Split('&').Order(StringComparer.Ordinal));
        return Sign($"GET\n/\n{query}\nhost:{link.Authority}\n\nhost\n{Hex(SHA256.HashData([]))}", secret, scope, stamp);
    }

    private static string Sign(string canonical, string secret, string scope, string stamp)
    {
        var toSign = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var chain = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes("AWS4" + secret), (k, part) => HMACSHA256.HashData(k, Encoding.UTF8.GetBytes(part)));
        return Hex(HMACSHA256.HashData(chain, Encoding.UTF8.GetBytes(toSign)));
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
