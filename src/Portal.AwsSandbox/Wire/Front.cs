using System.Text.RegularExpressions;
using Portal.AwsSandbox.Control;

namespace Portal.AwsSandbox.Wire;

/// <summary>The door every AWS call comes through: who signed it, for which service, and whether a rule of the control API stands in its way.</summary>
public sealed partial class Front(
    IEnumerable<IAwsService> services, Authentication authentication, CallRules rules, CallLog log, Throttles throttles, PageSize pages, ILogger<Front> logger)
{
    private readonly Dictionary<string, IAwsService> services = services.ToDictionary(service => service.SigningName);

    public async Task HandleAsync(HttpContext http)
    {
        var requestId = Guid.NewGuid().ToString();
        // What can't be read of a request is refused in the dialect of the service most likely meant.
        var service = services["cloudformation"];
        WireAnswer answer;
        var lose = false;
        try
        {
            var body = await HttpBody.ReadAsync(http.Request, http.RequestAborted);
            var parts = HttpBody.Signed(http.Request, body);
            var claim = Authorization.Read(
                http.Request.Headers.Authorization.FirstOrDefault(), http.Request.Headers["X-Amz-Date"].FirstOrDefault(),
                http.Request.Headers["X-Amz-Security-Token"].FirstOrDefault(),
                parts.Query.DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value));
            service = (services.GetValueOrDefault(claim.Service) ?? service).For(http.Request);
            CheckRegion(claim);
            var caller = authentication.Verify(claim, parts);
            var request = service is IRestService rest
                ? RestRequest(rest, claim, caller, parts, body, requestId)
                : FormRequest(service, claim, caller, http.Request, parts, await HttpBody.UnpackAsync(http.Request, body, http.RequestAborted), requestId);
            log.Count(request);
            throttles.Take(request);
            lose = rules.Apply(request);
            answer = await service.AnswerAsync(request, http.RequestAborted);
        }
        catch (AwsException error)
        {
            answer = service.Refuse(error, requestId);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogError(fault, "A call failed in a way no service does");
            answer = service.Refuse(new AwsException("InternalFailure", "The request processing has failed because of an unknown error.", 500), requestId);
        }
        if (lose) http.Abort();
        else await WriteAsync(http, answer, requestId);
    }

    // A region names a folder later on; besides, the services refuse what is none.
    private static void CheckRegion(SignatureClaim claim)
    {
        if (!Regions().IsMatch(claim.Region))
            throw new AwsException("SignatureDoesNotMatch", $"Credential should be scoped to a valid region, not '{claim.Region}'. ", 403);
    }

    [GeneratedRegex(@"^[a-z]{2}(-[a-z]{2,12}){1,2}-\d{1,2}$", RegexOptions.NonBacktracking)]
    private static partial Regex Regions();

    private WireRequest FormRequest(
        IAwsService service, SignatureClaim claim, Caller caller, HttpRequest http, SignedParts parts, byte[] unpacked, string requestId)
    {
        var input = http.Headers["X-Amz-Target"].FirstOrDefault() is { } target ? QueryInput.OfTarget(target) : HttpBody.Input(parts, unpacked);
        return new WireRequest(claim.Service, claim.Region, caller, Action(service, claim, input), input.Text("Version") ?? "", input, requestId) { Parts = parts, Body = unpacked, LargestPage = pages.Most };
    }

    private WireRequest RestRequest(IRestService service, SignatureClaim claim, Caller caller, SignedParts parts, byte[] body, string requestId)
    {
        var action = service.ActionOf(parts) ?? throw new AwsException("NotImplemented", "A header you provided implies functionality that is not implemented", 501);
        return new WireRequest(claim.Service, claim.Region, caller, action, "", QueryInput.Parse(""), requestId) { Parts = parts, Body = body, LargestPage = pages.Most };
    }

    private string Action(IAwsService service, SignatureClaim claim, QueryInput input)
    {
        var action = service.ActionOf(input)
            ?? throw new AwsException("MissingAction", "The request is missing an action or a required parameter.");
        return services.ContainsKey(claim.Service)
            ? action
            : throw new AwsException("InvalidAction", $"Could not find operation {action} for version {input.Text("Version")}");
    }

    private static async Task WriteAsync(HttpContext http, WireAnswer answer, string requestId)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        http.Response.Headers["x-amzn-RequestId"] = requestId;
        foreach (var (name, value) in answer.Headers) http.Response.Headers[name] = value;
        // A HEAD says how long the body would be and sends none.
        if (HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.ContentLength ??= answer.Body.Length;
            return;
        }
        var body = HttpBody.Packed(http, answer.Body);
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
