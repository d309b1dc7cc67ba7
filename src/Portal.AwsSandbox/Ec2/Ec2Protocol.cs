using System.Xml.Linq;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Ec2;

/// <summary>EC2's own form of the Query protocol: the answer has no inner wrapper, errors have another shape.</summary>
internal sealed class Ec2Protocol(IReadOnlyDictionary<string, QueryAction> actions) : IAwsService
{
    private const string Version = "2016-11-15";
    private const string Namespace = "http://ec2.amazonaws.com/doc/2016-11-15/";

    public string SigningName => "ec2";

    public IReadOnlyCollection<string> Actions => [.. actions.Keys];

    public string? ActionOf(QueryInput input) => input.Text("Action");

    public async Task<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellation)
    {
        if (request.Version.Length > 0 && request.Version != Version || !actions.TryGetValue(request.Action, out var action))
            throw new AwsException("InvalidAction", $"The action {request.Action} is not valid for this web service.");
        var result = await action(request, cancellation);
        var answer = new XElement($"{request.Action}Response", new XElement("requestId", request.RequestId), result?.Elements());
        return new WireAnswer(200, "text/xml;charset=UTF-8", Xml.Write(Namespace, answer));
    }

    public WireAnswer Refuse(AwsException error, string requestId)
    {
        var (code, status) = error.Code switch
        {
            "Throttling" => ("RequestLimitExceeded", 503),
            "AccessDeniedException" or "AccessDenied" => ("UnauthorizedOperation", 403),
            "InvalidClientTokenId" or "SignatureDoesNotMatch" => ("AuthFailure", 401),
            "ExpiredToken" => ("RequestExpired", 400),
            "InternalFailure" => ("InternalError", 500),
            "ValidationError" => ("InvalidParameterValue", 400),
            var other => (other, error.Status),
        };
        var root = new XElement("Response",
            new XElement("Errors", new XElement("Error", new XElement("Code", code), Xml.Text("Message", error.Message))), new XElement("RequestID", requestId));
        return new WireAnswer(status, "text/xml;charset=UTF-8", Xml.Write("", root));
    }
}
