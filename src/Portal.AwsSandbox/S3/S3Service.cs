using System.Xml.Linq;
using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.S3;

/// <summary>Of Simple Storage Service what templates need: buckets are made, objects put and got. REST, path style.</summary>
public sealed class S3Service(World world) : IRestService
{
    public string SigningName => "s3";

    public IReadOnlyCollection<string> Actions => ["CreateBucket", "PutObject", "GetObject", "HeadObject"];

    public string? ActionOf(QueryInput input) => null;

    // A parameter such as ?acl makes another action of the same path. The SDKs add x-id to tell theirs.
    public string? ActionOf(SignedParts parts) =>
        parts.Query.Any(pair => !pair.Key.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase) && pair.Key != "x-id") ? null
        : (parts.Method, ObjectPlace.Of(parts).Key.Length > 0) switch
        {
            ("PUT", true) => "PutObject",
            ("GET", true) => "GetObject",
            ("HEAD", true) => "HeadObject",
            ("PUT", false) => "CreateBucket",
            _ => null,
        };

    public Task<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellation)
    {
        var region = world.Region(request.Account, request.Region);
        CheckOwner(request);
        return request.Action switch
        {
            "PutObject" => PutObject.HandleAsync(request, region),
            "CreateBucket" => CreateBucket.HandleAsync(request, region),
            _ => Task.FromResult(GetObject.Handle(request, region)),
        };
    }

    public WireAnswer Refuse(AwsException error, string requestId)
    {
        // What every service says in the same words, S3 says in its own.
        var (code, status) = error.Code switch
        {
            "Throttling" => ("SlowDown", 503),
            "InvalidClientTokenId" => ("InvalidAccessKeyId", 403),
            "InternalFailure" => ("InternalError", 500),
            "AccessDeniedException" => ("AccessDenied", 403),
            var other => (other, error.Status),
        };
        var body = new XElement("Error", new XElement("Code", code), new XElement("Message", error.Message), new XElement("RequestId", requestId));
        return new WireAnswer(status, "application/xml", System.Text.Encoding.UTF8.GetBytes(body.ToString(SaveOptions.DisableFormatting))) { Headers = RequestId(requestId) };
    }

    internal static (string, string)[] RequestId(string requestId) => [("x-amz-request-id", requestId)];

    private static void CheckOwner(WireRequest request)
    {
        if (request.Rest.Header("x-amz-expected-bucket-owner") is { } owner && owner != request.Account)
            throw new AwsException("AccessDenied", "Access Denied", 403);
    }
}
