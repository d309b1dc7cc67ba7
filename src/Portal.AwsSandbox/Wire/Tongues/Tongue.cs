namespace Portal.AwsSandbox.Wire.Tongues;

/// <summary>Carries out one action, whichever protocol asked; null when the operation has no output at all.</summary>
public delegate Task<Output?> TongueAction(WireRequest request, Members input, CancellationToken cancellation);

/// <summary>A service in one of its protocols, or in the only one that it has.</summary>
/// <param name="target">The service's shape, as <c>X-Amz-Target</c> and the CBOR path name it.</param>
/// <param name="regions">Where the service has an endpoint; null means everywhere.</param>
internal sealed class Tongue(
    string signingName, string version, string target, IReadOnlyDictionary<string, TongueAction> actions, ITongue tongue, string[]? regions = null) : IAwsService
{
    public string SigningName { get; } = signingName;

    public IReadOnlyCollection<string> Actions => [.. actions.Keys];

    public string? ActionOf(QueryInput input) =>
        input.Text("Target") is { } called && called.StartsWith(target + ".", StringComparison.Ordinal) ? called[(target.Length + 1)..] : input.Text("Action");

    public async Task<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellation)
    {
        // A region without an endpoint has no host to call; whoever reaches it through another is told that the scope is wrong.
        if (regions is not null && !regions.Contains(request.Region))
            throw new AwsException("SignatureDoesNotMatch", $"Credential should be scoped to a valid region, not '{request.Region}'. ", 403);
        if (request.Version.Length > 0 && request.Version != version || !actions.TryGetValue(request.Action, out var action))
            throw new AwsException("InvalidAction", $"Could not find operation {request.Action} for version {(request.Version.Length > 0 ? request.Version : version)}");
        return tongue.Answer(request, await action(request, tongue.Read(request), cancellation));
    }

    public WireAnswer Refuse(AwsException error, string requestId) => tongue.Refuse(error, requestId);

    /// <summary>A service that speaks AWS JSON 1.1 and nothing else.</summary>
    public static Tongue Json(string signingName, string version, string target, IReadOnlyDictionary<string, TongueAction> actions, string[]? regions = null) =>
        new(signingName, version, target, actions, new JsonTongue("1.1", new Errors("Message")), regions);

    /// <summary>For an action that only reads.</summary>
    public static TongueAction Reading(Func<WireRequest, Members, Output> handle) => (request, input, _) => Task.FromResult<Output?>(handle(request, input));
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

internal sealed class JsonTongue(string version, Errors errors) : ITongue
{
    private readonly string contentType = $"application/x-amz-json-{version}";

    public Members Read(WireRequest request) => Reading.Json(request.Body);

    public WireAnswer Answer(WireRequest request, Output? output) => new(200, contentType, Writing.Json(output ?? []));

    public WireAnswer Refuse(AwsException error, string requestId) =>
        new(Errors.Status(error), contentType, Writing.Json(errors.Body(error))) { Headers = errors.Headers(error) };
}

internal sealed class CborTongue(Errors errors) : ITongue
{
    private static readonly (string, string)[] Protocol = [("smithy-protocol", "rpc-v2-cbor")];

    public Members Read(WireRequest request) => Reading.Cbor(request.Body);

    public WireAnswer Answer(WireRequest request, Output? output) => new(200, "application/cbor", Writing.Cbor(output ?? [])) { Headers = Protocol };

    public WireAnswer Refuse(AwsException error, string requestId) =>
        new(Errors.Status(error), "application/cbor", Writing.Cbor(errors.Body(error))) { Headers = [.. Protocol, .. errors.Headers(error)] };
}
