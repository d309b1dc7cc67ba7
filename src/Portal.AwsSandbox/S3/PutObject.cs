using System.Security.Cryptography;
using System.Text;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.S3;

/// <summary>Keeps an object, once its bytes are those that were signed.</summary>
internal static class PutObject
{
    public static async Task<WireAnswer> HandleAsync(WireRequest request, Region region)
    {
        var (place, body) = (ObjectPlace.Of(request.Parts), request.Body);
        CheckHashes(request);
        var text = Text(body);
        var version = await region.ChangeAsync(now =>
        {
            if (!place.IsIn(region)) throw ObjectPlace.NoSuchBucket();
            return Versions.Put(region, place.Bucket, place.Key, region.Texts.Put(text), region.Clock.ShownAt(now)).VersionId;
        });
        return new WireAnswer(200, "application/xml", []) { Headers = [.. S3Service.RequestId(request.RequestId), ("ETag", Tag(body)), .. version == Versions.Unversioned ? [] : new[] { ("x-amz-version-id", version) }] };
    }

    /// <summary>As S3 tags what was put in one piece.</summary>
#pragma warning disable CA5351 // The service's own choice; nothing here is kept safe by it.
    public static string Tag(byte[] body) => $"\"{Convert.ToHexStringLower(MD5.HashData(body))}\"";
#pragma warning restore CA5351

    private static void CheckHashes(WireRequest call)
    {
        var hash = SHA256.HashData(call.Body);
        if (call.Parts.Header("x-amz-content-sha256") is { Length: 64 } signed && signed != Convert.ToHexStringLower(hash))
            throw new AwsException("XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.");
        if (call.Parts.Header("x-amz-checksum-sha256") is { } told && told != Convert.ToBase64String(hash))
            throw new AwsException("BadDigest", "The SHA256 you specified did not match the calculated checksum.");
        if (call.Parts.Header("x-amz-content-sha256")?.StartsWith("STREAMING-", StringComparison.Ordinal) == true)
            throw new AwsException("NotImplemented", "A header you provided implies functionality that is not implemented", 501);
    }

    private static string Text(byte[] body)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (DecoderFallbackException)
        {
            throw new AwsException("NotImplemented", "The sandbox keeps objects of UTF-8 text only.", 501);
        }
    }
}
