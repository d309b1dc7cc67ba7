using System.Text;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.S3;

/// <summary>Gives an object back; a HEAD is answered alike and loses its body on the way out.</summary>
internal static class GetObject
{
    public static WireAnswer Handle(WireRequest request, Region region)
    {
        var place = ObjectPlace.Of(request.Parts);
        var body = Encoding.UTF8.GetBytes(region.Read(_ =>
        {
            if (!place.IsIn(region)) throw ObjectPlace.NoSuchBucket();
            return region.Facts.Buckets.GetValueOrDefault(place.Bucket)?.GetValueOrDefault(place.Key) is { } hash
                ? region.Texts[hash]
                : throw new AwsException("NoSuchKey", "The specified key does not exist.", 404);
        }));
        return new WireAnswer(200, "binary/octet-stream", body) { Headers = [.. S3Service.RequestId(request.RequestId), ("ETag", PutObject.Tag(body))] };
    }
}
