using System.Text.Json;
using System.Text.Json.Nodes;

namespace Portal.AwsSandbox.Wire;

/// <summary>Carries out one action: a JSON object in, a JSON object out.</summary>
public delegate Task<JsonObject> JsonAction(WireRequest request, JsonInput input, CancellationToken cancellation);

/// <summary>A service of the JSON protocols: the action stands in <c>X-Amz-Target</c>, after the service's prefix.</summary>
/// <param name="regions">Where the service has an endpoint; null means everywhere.</param>
public sealed class JsonService(
    string signingName, string targetPrefix, string version, IReadOnlyDictionary<string, JsonAction> actions, string[]? regions = null) : IAwsService
{
    /// <summary>What the Query services call these errors has another name here, and always status 400.</summary>
    private static readonly Dictionary<string, string> Renamed = new()
    {
        ["SignatureDoesNotMatch"] = "InvalidSignatureException",
        ["InvalidClientTokenId"] = "UnrecognizedClientException",
        ["ExpiredToken"] = "ExpiredTokenException",
        ["MissingAuthenticationToken"] = "MissingAuthenticationTokenException",
        ["IncompleteSignature"] = "IncompleteSignatureException",
        ["AccessDenied"] = "AccessDeniedException",
        ["Throttling"] = "ThrottlingException",
        ["ValidationError"] = "ValidationException",
        ["MissingAction"] = "UnknownOperationException",
        ["InvalidAction"] = "UnknownOperationException",
    };

    public string SigningName { get; } = signingName;

    public IReadOnlyCollection<string> Actions => [.. actions.Keys];

    public string? ActionOf(QueryInput input) => input.Text("Target") is { } target && target.StartsWith(targetPrefix + ".", StringComparison.Ordinal)
        ? target[(targetPrefix.Length + 1)..]
        : null;

    public async Task<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellation)
    {
        // A region without an endpoint has no host to call; whoever reaches it through another is told that the scope is wrong.
        if (regions is not null && !regions.Contains(request.Region))
            throw new AwsException("SignatureDoesNotMatch", $"Credential should be scoped to a valid region, not '{request.Region}'. ", 403);
        if (!actions.TryGetValue(request.Action, out var action))
            throw new AwsException("InvalidAction", $"Operation {request.Action} is not known to {targetPrefix}.");
        var result = await action(request, JsonInput.Parse(request.Body), cancellation);
        return Answer(200, result);
    }

    public WireAnswer Refuse(AwsException error, string requestId)
    {
        var renamed = Renamed.GetValueOrDefault(error.Code);
        var body = new JsonObject { ["__type"] = renamed ?? error.Code };
        // Errors that the service's own model declares spell the member as the model does.
        body[renamed is null ? "Message" : "message"] = error.Message;
        return Answer(error.Status >= 500 ? error.Status : 400, body);
    }

    private WireAnswer Answer(int status, JsonObject body) =>
        new(status, $"application/x-amz-json-{version}", JsonSerializer.SerializeToUtf8Bytes(body));
}
