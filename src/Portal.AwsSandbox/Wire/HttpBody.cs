using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.AwsSandbox.Wire;

/// <summary>The bytes of a request as they were signed, and what they say once unpacked.</summary>
public static class HttpBody
{
    /// <summary>Largest body read, in bytes, before and after unpacking.</summary>
    public const int Largest = 16 * 1024 * 1024;

    public static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellation) =>
        await ReadAsync(request.Body, cancellation);

    public static async Task<byte[]> UnpackAsync(HttpRequest request, byte[] body, CancellationToken cancellation)
    {
        if (!request.Headers.ContentEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase)) return body;
        try
        {
            await using var unpacked = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
            return await ReadAsync(unpacked, cancellation);
        }
        catch (InvalidDataException)
        {
            throw new AwsException("MalformedInput", "The request body could not be decompressed.");
        }
    }

    /// <summary>An answer's bytes, compressed and marked so where the caller takes that and it is worth it.</summary>
    public static byte[] Packed(HttpContext http, byte[] answer)
    {
        if (answer.Length < 1024 || !http.Request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value == "gzip" && one.Quality is not 0)) return answer;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(answer);
        http.Response.Headers.ContentEncoding = "gzip";
        return packed.ToArray();
    }

    public static SignedParts Signed(HttpRequest request, byte[] body)
    {
        var target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var query = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(mark < 0 ? "" : target[mark..]))
            query.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        var hash = request.Headers["X-Amz-Content-Sha256"].FirstOrDefault() ?? SignatureV4.Hex(SHA256.HashData(body));
        return new SignedParts(request.Method, mark < 0 ? target : target[..mark], query, name => Values(request, name), hash);
    }

    /// <summary>The Query parameters: the form of a POST, or the query of a GET.</summary>
    public static QueryInput Input(SignedParts parts, byte[] body) => parts.Method == "GET"
        ? QueryInput.Parse(string.Join('&', parts.Query.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")))
        : QueryInput.Parse(Encoding.UTF8.GetString(body));

    private static IEnumerable<string> Values(HttpRequest request, string name) =>
        request.Headers[name].Select(value => (value ?? "").Trim());

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        for (int read; (read = await stream.ReadAsync(chunk, cancellation)) > 0;)
        {
            if (buffer.Length + read > Largest) throw new AwsException("RequestEntityTooLarge", "The request is too large.", 413);
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }
}
