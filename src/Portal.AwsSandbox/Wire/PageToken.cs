using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.AwsSandbox.Wire;

/// <summary>Marks where the next page begins, and which call it belongs to: a token says nothing to any other call.</summary>
public static class PageToken
{
    public static string Write(int start, string fingerprint) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"{start}:{Sum(fingerprint)}"));

    /// <summary>Where to begin; null when the text is no token at all.</summary>
    public static (int Start, bool SameCall)? Read(string token, string fingerprint)
    {
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out var length)) return null;
        return Encoding.ASCII.GetString(bytes, 0, length).Split(':') is [var start, { Length: 16 } sum] &&
               int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, sum == Sum(fingerprint))
            : null;
    }

    private static string Sum(string fingerprint) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fingerprint)))[..16];
}
