using System.Security.Cryptography;
using System.Text;

namespace Portal.AwsClients.Tests.Wire;

/// <summary>Signature Version 4 worked out anew from a received request, after AWS's public description of it.</summary>
internal sealed record SignatureV4(string AccessKey, string Date, string Region, string Service, string[] SignedHeaders, string Signature)
{
    /// <summary>Takes an Authorization header apart.</summary>
    public static SignatureV4 Of(ReceivedRequest request)
    {
        var header = request.Headers["authorization"];
        header.ShouldStartWith("AWS4-HMAC-SHA256 ");
        var parts = header["AWS4-HMAC-SHA256 ".Length..].Split(',').Select(part => part.Trim().Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
        var scope = parts["Credential"].Split('/');
        scope[4].ShouldBe("aws4_request");
        return new SignatureV4(scope[0], scope[1], scope[2], scope[3], parts["SignedHeaders"].Split(';'), parts["Signature"]);
    }

    /// <summary>The signature the request should bear; for requests to the root without a query string.</summary>
    public string Expected(ReceivedRequest request, string secretKey)
    {
        var headers = string.Concat(SignedHeaders.Order(StringComparer.Ordinal).Select(name => $"{name}:{request.Headers[name].Trim()}\n"));
        var canonical = string.Join('\n', request.Method, request.Path, "", headers, string.Join(';', SignedHeaders), Hash(request.Body));
        var scope = $"{Date}/{Region}/{Service}/aws4_request";
        var toSign = string.Join('\n', "AWS4-HMAC-SHA256", request.Headers["x-amz-date"], scope, Hash(canonical));

        var key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (var step in (string[])[Date, Region, Service, "aws4_request", toSign])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step));
        return Convert.ToHexStringLower(key);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
