using System.Text;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.S3;

/// <summary>Makes an empty bucket in the region the call is signed for.</summary>
internal static class CreateBucket
{
    public static async Task<WireAnswer> HandleAsync(WireRequest request, Region region)
    {
        var place = ObjectPlace.Of(request.Parts);
        if (!BucketName.IsValid(place.Bucket)) throw new AwsException("InvalidBucketName", "The specified bucket is not valid.");
        // Outside us-east-1 the region has to be spelt out in the body as well.
        if (request.Region != "us-east-1" && !Encoding.UTF8.GetString(request.Body).Contains($">{request.Region}<", StringComparison.Ordinal))
            throw new AwsException("IllegalLocationConstraintException", "The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.");
        await region.ChangeAsync(_ =>
        {
            if (!place.IsIn(region)) region.Facts.Buckets[place.Bucket] = [];
            else if (request.Region != "us-east-1")
                throw new AwsException("BucketAlreadyOwnedByYou", "Your previous request to create the named bucket succeeded and you already own it.", 409);
            region.TouchFacts();
            return true;
        });
        return new WireAnswer(200, "application/xml", []) { Headers = [.. S3Service.RequestId(request.RequestId), ("Location", $"/{place.Bucket}")] };
    }
}
