namespace Portal.AwsSandbox.Wire.Tongues;

/// <summary>A service that speaks several protocols: Query, AWS JSON 1.0, and Smithy RPC v2 CBOR.</summary>
/// <param name="target">The service's shape, as <c>X-Amz-Target</c> and the CBOR path name it.</param>
/// <param name="errorShapes">The shapes of errors by the codes that Query has for them; a code not listed is its own shape.</param>
public sealed class TongueService(
    string signingName, string version, string xmlNamespace, string target,
    IReadOnlyDictionary<string, string> errorShapes, IReadOnlyDictionary<string, TongueAction> actions) : IAwsService
{
    private readonly Tongue query = new Tongue(signingName, version, target, actions, new QueryTongue(xmlNamespace));
    private readonly Tongue json = new Tongue(signingName, version, target, actions, new JsonTongue("1.0", Named(target, errorShapes)));
    private readonly Tongue cbor = new Tongue(signingName, version, target, actions, new CborTongue(Named(target, errorShapes)));

    public string SigningName { get; } = signingName;

    public IReadOnlyCollection<string> Actions => [.. actions.Keys];

    /// <summary>The service as this request's protocol has it.</summary>
    public IAwsService For(HttpRequest request) =>
        request.Headers["smithy-protocol"] == "rpc-v2-cbor" ? new AtPath(cbor, request.Path) :
        request.Headers.ContainsKey("X-Amz-Target") ? json : (IAwsService)query;

    public string? ActionOf(QueryInput input) => query.ActionOf(input);

    public Task<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellation) => query.AnswerAsync(request, cancellation);

    public WireAnswer Refuse(AwsException error, string requestId) => query.Refuse(error, requestId);

    private static Errors Named(string target, IReadOnlyDictionary<string, string> shapes) => new("message", $"com.amazonaws.{target.ToLowerInvariant()}", shapes);

    // CBOR names the operation in the path alone: /service/Target/operation/Name.
    private sealed class AtPath(Tongue cbor, string path) : IAwsService
    {
        public string SigningName => cbor.SigningName;

        public IReadOnlyCollection<string> Actions => cbor.Actions;

        public string? ActionOf(QueryInput input) => path.Split('/') is ["", "service", _, "operation", { Length: > 0 } name] ? name : null;

        public Task<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellation) => cbor.AnswerAsync(request, cancellation);

        public WireAnswer Refuse(AwsException error, string requestId) => cbor.Refuse(error, requestId);
    }
}
