namespace Portal.AwsSandbox.Wire.Tongues;

/// <summary>A service in one of its protocols.</summary>
internal sealed class Tongue(
    string signingName, string version, string target, IReadOnlyDictionary<string, TongueAction> actions, ITongue tongue) : IAwsService
{
    public string SigningName { get; } = signingName;

    public IReadOnlyCollection<string> Actions => [.. actions.Keys];

    public string? ActionOf(QueryInput input) =>
        input.Text("Target") is { } called && called.StartsWith(target + ".", StringComparison.Ordinal) ? called[(target.Length + 1)..] : input.Text("Action");

    public async Task<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellation)
    {
        if (request.Version.Length > 0 && request.Version != version || !actions.TryGetValue(request.Action, out var action))
            throw new AwsException("InvalidAction", $"Could not find operation {request.Action} for version {(request.Version.Length > 0 ? request.Version : version)}");
        return tongue.Answer(request, await action(request, tongue.Read(request), cancellation));
    }

    public WireAnswer Refuse(AwsException error, string requestId) => tongue.Refuse(error, requestId);
}

/// <summary>How one protocol reads and writes.</summary>
internal interface ITongue
{
    Members Read(WireRequest request);

    WireAnswer Answer(WireRequest request, Output? output);

    WireAnswer Refuse(AwsException error, string requestId);
}

internal sealed class QueryTongue(string xmlNamespace) : ITongue
{
    // A GET has its form in the address.
    public Members Read(WireRequest request) => request.Body.Length > 0 ? Reading.Form(request.Body) : Reading.Form(request.Input.Form());

    public WireAnswer Answer(WireRequest request, Output? output) =>
        new(200, "text/xml", Writing.Xml(xmlNamespace, request.Action, output, request.RequestId));

    public WireAnswer Refuse(AwsException error, string requestId) => new(error.Status, "text/xml", Xml.Error(xmlNamespace, error, requestId));
}

internal sealed class JsonTongue(string target, IReadOnlyDictionary<string, string> errorShapes) : ITongue
{
    private const string ContentType = "application/x-amz-json-1.0";

    public Members Read(WireRequest request) => Reading.Json(request.Body);

    public WireAnswer Answer(WireRequest request, Output? output) => new(200, ContentType, Writing.Json(output ?? []));

    public WireAnswer Refuse(AwsException error, string requestId) => new(error.Status, ContentType, Writing.Json(Errors.Of(target, errorShapes, error)))
    {
        Headers = Errors.Headers(error),
    };
}

internal sealed class CborTongue(string target, IReadOnlyDictionary<string, string> errorShapes) : ITongue
{
    private static readonly (string, string)[] Protocol = [("smithy-protocol", "rpc-v2-cbor")];

    public Members Read(WireRequest request) => Reading.Cbor(request.Body);

    public WireAnswer Answer(WireRequest request, Output? output) => new(200, "application/cbor", Writing.Cbor(output ?? [])) { Headers = Protocol };

    public WireAnswer Refuse(AwsException error, string requestId) => new(error.Status, "application/cbor", Writing.Cbor(Errors.Of(target, errorShapes, error)))
    {
        Headers = [.. Protocol, .. Errors.Headers(error)],
    };
}

/// <summary>Errors of the newer protocols; a header carries the code that Query has, which clients go on showing.</summary>
internal static class Errors
{
    public static Output Of(string target, IReadOnlyDictionary<string, string> shapes, AwsException error) => new()
    {
        { "__type", $"com.amazonaws.{target.ToLowerInvariant()}#{shapes.GetValueOrDefault(error.Code, error.Code)}" },
        { "message", error.Message },
    };

    public static (string, string)[] Headers(AwsException error) => [("x-amzn-query-error", $"{error.Code};{error.Type}")];
}
