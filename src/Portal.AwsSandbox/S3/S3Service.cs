using System.Xml.Linq;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.S3;

/// <summary>Of Simple Storage Service what templates need: buckets are made, objects put and got. REST, path style.</summary>
public sealed class S3Service(World world) : IRestService
{
    public string SigningName => "s3";

    public IReadOnlyCollection<string> Actions =>
    [
        "CreateBucket", "DeleteObject", "DeleteObjects", "GetBucketVersioning", "GetObject", "GetPublicAccessBlock", "HeadObject", "ListBuckets",
        "ListObjectVersions", "ListObjectsV2", "PutObject",
    ];

    public string? ActionOf(QueryInput input) => null;

    // A parameter such as ?acl makes another action of the same path. The SDKs add x-id to tell theirs.
    public string? ActionOf(SignedParts parts)
    {
        var names = parts.Query.Select(pair => pair.Key).Where(name => !name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase) && name != "x-id").ToHashSet();
        var place = ObjectPlace.Of(parts);
        if (place.Bucket.Length == 0) return parts.Method == "GET" ? "ListBuckets" : null;
        if (place.Key.Length > 0) return (parts.Method, names.Count) switch
        {
            ("PUT", 0) => "PutObject",
            ("GET", 0) => "GetObject",
            ("HEAD", 0) => "HeadObject",
            ("DELETE", _) when names.IsSubsetOf(["versionId"]) => "DeleteObject",
            _ => null,
        };
        return parts.Method switch
        {
            "PUT" when names.Count == 0 => "CreateBucket",
            "POST" when names.Contains("delete") => "DeleteObjects",
            "GET" when names.Contains("versioning") => "GetBucketVersioning",
            "GET" when names.Contains("publicAccessBlock") => "GetPublicAccessBlock",
            "GET" when names.Contains("versions") => "ListObjectVersions",
            "GET" when names.Contains("list-type") => "ListObjectsV2",
            _ => null,
        };
    }

    public async Task<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellation)
    {
        var region = world.Region(request.Account, request.Region);
        CheckOwner(request);
        return request.Action switch
        {
            "PutObject" => await PutObject.HandleAsync(request, region),
            "CreateBucket" => await CreateBucket.HandleAsync(request, region),
            "DeleteObjects" => Answer(request, await DeleteObjects.ManyAsync(request, region)),
            "DeleteObject" => Answer(request, await DeleteObjects.OneAsync(request, region)) with { Status = 204, Body = [] },
            "GetBucketVersioning" => Answer(request, S3Reading.Versioning(request, region)),
            "GetPublicAccessBlock" => Answer(request, S3Reading.PublicAccessBlock(request, region)),
            "ListBuckets" => Answer(request, S3Reading.Buckets(request, world)),
            "ListObjectVersions" => Answer(request, ListObjects.AllVersions(request, region)),
            "ListObjectsV2" => Answer(request, ListObjects.V2(request, region)),
            _ => GetObject.Handle(request, region),
        };
    }

    private static WireAnswer Answer(WireRequest request, XElement root) =>
        new(200, "application/xml", Xml.Write("http://s3.amazonaws.com/doc/2006-03-01/", root)) { Headers = RequestId(request.RequestId) };

    public WireAnswer Refuse(AwsException error, string requestId)
    {
        // What every service says in the same words, S3 says in its own.
        var (code, status) = error.Code switch
        {
            "Throttling" => ("SlowDown", 503),
            "InvalidClientTokenId" => ("InvalidAccessKeyId", 403),
            "InternalFailure" => ("InternalError", 500),
            "AccessDeniedException" => ("AccessDenied", 403),
            "ExpiredToken" => ("ExpiredToken", 400),
            var other => (other, error.Status),
        };
        var body = new XElement("Error", new XElement("Code", code), new XElement("Message", error.Message), new XElement("RequestId", requestId));
        return new WireAnswer(status, "application/xml", System.Text.Encoding.UTF8.GetBytes(body.ToString(SaveOptions.DisableFormatting))) { Headers = RequestId(requestId) };
    }

    internal static (string, string)[] RequestId(string requestId) => [("x-amz-request-id", requestId)];

    private static void CheckOwner(WireRequest request)
    {
        if (request.Parts.Header("x-amz-expected-bucket-owner") is { } owner && owner != request.Account)
            throw new AwsException("AccessDenied", "Access Denied", 403);
    }
}
