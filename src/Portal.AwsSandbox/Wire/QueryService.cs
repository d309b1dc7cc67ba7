using System.Xml.Linq;

namespace Portal.AwsSandbox.Wire;

/// <summary>Carries out one action; null when the operation has no output at all.</summary>
public delegate Task<XElement?> QueryAction(WireRequest request, CancellationToken cancellation);

/// <summary>A service of the Query protocol: form in, XML out.</summary>
public sealed class QueryService(
    string signingName, string version, string xmlNamespace, IReadOnlyDictionary<string, QueryAction> actions) : IAwsService
{
    public string SigningName { get; } = signingName;

    public IReadOnlyCollection<string> Actions => [.. actions.Keys];

    public string? ActionOf(QueryInput input) => input.Text("Action");

    public async Task<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellation)
    {
        if (request.Version.Length > 0 && request.Version != version || !actions.TryGetValue(request.Action, out var action))
            throw new AwsException("InvalidAction", $"Could not find operation {request.Action} for version {(request.Version.Length > 0 ? request.Version : version)}");
        var result = await action(request, cancellation);
        return new WireAnswer(200, "text/xml", Xml.Response(xmlNamespace, request.Action, result, request.RequestId));
    }

    public WireAnswer Refuse(AwsException error, string requestId) =>
        new(error.Status, "text/xml", Xml.Error(xmlNamespace, error, requestId));
}
