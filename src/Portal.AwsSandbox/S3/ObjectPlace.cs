using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.S3;

/// <summary>Bucket and key of a call's path; an empty key means the bucket itself.</summary>
internal sealed record ObjectPlace(string Bucket, string Key)
{
    public static ObjectPlace Of(SignedParts parts)
    {
        var path = parts.RawPath.TrimStart('/').Split('/', 2);
        return new(Uri.UnescapeDataString(path[0]), path.Length > 1 ? Uri.UnescapeDataString(path[1]) : "");
    }

    /// <summary>Whether the bucket was made, holds something, or belongs to a stack.</summary>
    public bool IsIn(Region region) => region.Facts.Buckets.ContainsKey(Bucket)
        || region.Stacks.Any(stack => stack.Resources.Values.Any(resource => resource.Type == "AWS::S3::Bucket" && resource.Standing?.PhysicalId == Bucket));

    public static AwsException NoSuchBucket() => new("NoSuchBucket", "The specified bucket does not exist", 404);
}
