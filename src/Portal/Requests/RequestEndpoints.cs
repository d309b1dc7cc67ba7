using Portal.Domain;
using Portal.Domain.Requests;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Requests;

/// <summary>A new request, or changes to a draft. What is left out stays as it is (a draft) or takes its default (a new one).</summary>
public sealed record RequestBody(
    string? Kind,
    string? Product,
    string? Version,
    string? Preset,
    string? Name,
    string? Stage,
    string? Account,
    string? Region,
    string? CostCentre,
    string? Note,
    string? Environment,
    Dictionary<string, string>? Inputs,
    Dictionary<string, string>? Assumptions,
    bool? Draft)
{
    /// <summary>For a delete: what goes beside the stack, and what is left behind.</summary>
    public DeleteBody? Delete { get; init; }

    /// <summary>For a new environment: how long it is to stand.</summary>
    public LeaseBody? Lease { get; init; }
}

/// <param name="Days">From when it stands; left out: what the policies propose.</param>
public sealed record LeaseBody(int? Days);

/// <param name="EmptyBuckets">Logical ids of buckets to empty first, with all versions.</param>
/// <param name="Retain">Logical ids to leave behind; only those that an earlier delete could not delete.</param>
public sealed record DeleteBody(IReadOnlyList<string>? EmptyBuckets, IReadOnlyList<string>? Retain);

internal static class RequestEndpoints
{
    public static void MapRequests(this RouteGroupBuilder api)
    {
        var requests = api.MapGroup("/requests").WithTags("Requests");
        requests.MapPost("", CreateAsync).Takes<RequestBody>().For(TokenScope.Request).WithSummary("Ask for an environment, a change or a delete");
        requests.MapGet("", ListAsync).WithSummary("Requests this person may see, newest first");
        requests.MapGet("/{id}", ReadAsync).WithSummary("One request");
        requests.MapPatch("/{id}", EditAsync).Takes<RequestBody>().For(TokenScope.Request).WithSummary("Change a draft; takes If-Match");
        requests.MapPost("/{id}/submit", SubmitAsync).For(TokenScope.Request).WithSummary("Send a draft on its way");
        requests.MapPost("/{id}/withdraw", WithdrawAsync).For(TokenScope.Request).WithSummary("Take a request back before it is executed");
        requests.MapPost("/{id}/reopen", ReopenAsync).For(TokenScope.Request).WithSummary("Make a request that came to nothing a draft again, inputs kept");
        requests.MapPost("/{id}/clone", CloneRequestAsync).For(TokenScope.Request).WithSummary("Begin another environment with the values of a request, as a draft");
        api.MapPost("/environments/{id}/clone", CloneEnvironmentAsync).WithTags("Environments").For(TokenScope.Request).WithSummary("Begin another environment with the values of this one, as a draft");
    }

    private static async Task<IResult> CreateAsync(HttpContext context, StartRequest start, SubmitRequest submit, ReadRequests read, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<RequestBody>(context);
        if (body is null) return refusal!;
        var kind = body.Kind ?? "create";
        if (EnumWord.Of<RequestKind>(kind) is not { } asked || asked is RequestKind.Import)
            return Invalid(new Problem("kind", "allowedValues", "The kind of request is not known.", "Choose create, change, upgrade or delete."));
        if (asked is not RequestKind.Create && body.Environment is null)
            return Invalid(new Problem("environment", "required", $"A {kind} request names the environment it is for.", "Send the environment's id."));

        var actor = context.Actor();
        var started = asked is RequestKind.Create
            ? await start.CreateAsync(actor, EditOf(body)(RequestContent.Empty), ct)
            : await start.ForEnvironmentAsync(actor, asked, new EnvironmentId(body.Environment!), asked is RequestKind.Delete ? content => content with { Note = body.Note ?? "", Delete = new DeleteChoices(body.Delete?.EmptyBuckets ?? [], body.Delete?.Retain ?? []) } : EditOf(body), ct);
        if (started is not Outcome<EnvironmentRequest>.Done(var draft)) return ProblemAnswer.From(started, _ => Results.Empty);
        if (body.Draft == true) return await CreatedAsync(context, read, draft.Id, ct);

        var submitted = await submit.RunAsync(actor, draft.Id, ct);
        if (submitted is Outcome<EnvironmentRequest>.Done) return await CreatedAsync(context, read, draft.Id, ct);
        // What was sent is not lost: it stands as a draft that can be mended.
        context.Response.Headers.Location = $"{ApiGroup.Root}/requests/{draft.Id}";
        return ProblemAnswer.From(submitted, _ => Results.Empty);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ReadRequests read, string? state, string? environment, bool? mine, int? limit, string? cursor, CancellationToken ct)
    {
        Standing? standing = null;
        if (state is not null)
        {
            if (EnumWord.Of<Standing>(state) is not { } known)
                return Invalid(new Problem("state", "allowedValues", "There is no such state.", "Choose draft, submitted, preparing, inReview, approved, deploying, done, failed, rejected, sentBack, withdrawn or expired."));
            standing = known;
        }
        var filter = new RequestFilter(standing, environment is null ? null : new EnvironmentId(environment), mine ?? false);
        var page = await read.ListAsync(context.Actor(), filter, Paging.Limit(limit), cursor, ct);
        return Results.Ok(page.Select(Json));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, ReadRequests read, CancellationToken ct) =>
        await AnswerAsync(context, read, new RequestId(id), ct);

    private static async Task<IResult> EditAsync(HttpContext context, string id, SaveDraft save, ReadRequests read, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<RequestBody>(context);
        if (body is null) return refusal!;
        if (context.HasStrangeIfMatch()) return ProblemAnswer.NoETag();
        var saved = await save.RunAsync(context.Actor(), new RequestId(id), context.IfMatch(), EditOf(body), ct);
        return saved is Outcome<EnvironmentRequest>.Done ? await AnswerAsync(context, read, new RequestId(id), ct) : ProblemAnswer.From(saved, _ => Results.Empty);
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, string id, SubmitRequest submit, ReadRequests read, CancellationToken ct) =>
        await AfterAsync(context, await submit.RunAsync(context.Actor(), new RequestId(id), ct), read, ct);

    private static async Task<IResult> WithdrawAsync(HttpContext context, string id, WithdrawRequest withdraw, ReadRequests read, CancellationToken ct) =>
        await AfterAsync(context, await withdraw.RunAsync(context.Actor(), new RequestId(id), ct), read, ct);

    private static async Task<IResult> ReopenAsync(HttpContext context, string id, ReopenRequest reopen, ReadRequests read, CancellationToken ct) =>
        await AfterAsync(context, await reopen.RunAsync(context.Actor(), new RequestId(id), ct), read, ct);

    private static async Task<IResult> CloneRequestAsync(HttpContext context, string id, CloneAsDraft clone, ReadRequests read, CancellationToken ct) =>
        await BegunAsync(context, await clone.OfRequestAsync(context.Actor(), new RequestId(id), ct), read, ct);

    private static async Task<IResult> CloneEnvironmentAsync(HttpContext context, string id, CloneAsDraft clone, ReadRequests read, CancellationToken ct) =>
        await BegunAsync(context, await clone.OfEnvironmentAsync(context.Actor(), new EnvironmentId(id), ct), read, ct);

    private static async Task<IResult> BegunAsync(HttpContext context, Outcome<EnvironmentRequest> outcome, ReadRequests read, CancellationToken ct) =>
        outcome is Outcome<EnvironmentRequest>.Done(var draft) ? await CreatedAsync(context, read, draft.Id, ct) : ProblemAnswer.From(outcome, _ => Results.Empty);

    private static async Task<IResult> AfterAsync(HttpContext context, Outcome<EnvironmentRequest> outcome, ReadRequests read, CancellationToken ct) =>
        outcome is Outcome<EnvironmentRequest>.Done(var request) ? await AnswerAsync(context, read, request.Id, ct) : ProblemAnswer.From(outcome, _ => Results.Empty);

    private static async Task<IResult> CreatedAsync(HttpContext context, ReadRequests read, RequestId id, CancellationToken ct) =>
        ProblemAnswer.From(await read.FindAsync(context.Actor(), id, ct), view =>
        {
            context.SetETag(view.Request.Version);
            return Results.Created($"{ApiGroup.Root}/requests/{id}", Json(view));
        });

    private static async Task<IResult> AnswerAsync(HttpContext context, ReadRequests read, RequestId id, CancellationToken ct) =>
        ProblemAnswer.From(await read.FindAsync(context.Actor(), id, ct), view =>
        {
            context.SetETag(view.Request.Version);
            return Results.Ok(Json(view));
        });

    private static Func<RequestContent, RequestContent> EditOf(RequestBody body) => content => content with
    {
        Product = body.Product ?? content.Product,
        Preset = body.Preset ?? content.Preset,
        Name = body.Name ?? content.Name,
        Stage = body.Stage ?? content.Stage,
        Account = body.Account ?? content.Account,
        Region = body.Region ?? content.Region,
        CostCentre = body.CostCentre ?? content.CostCentre,
        Note = body.Note ?? content.Note,
        Inputs = Merged(content.Inputs, body.Inputs),
        Assumptions = Merged(content.Assumptions, body.Assumptions),
        LeaseDays = body.Lease is null ? content.LeaseDays : body.Lease.Days,
    };

    // A JSON merge: a member that is null goes back to its default.
    private static Dictionary<string, string> Merged(IReadOnlyDictionary<string, string> before, Dictionary<string, string>? changes)
    {
        var merged = before.ToDictionary();
        foreach (var (name, value) in changes ?? [])
        {
            if (value is null) merged.Remove(name);
            else merged[name] = value;
        }
        return merged;
    }

    private static IResult Invalid(Problem problem) => ProblemAnswer.From(new Outcome<bool>.Invalid([problem]), _ => Results.Empty);

    private static object Json(RequestView view)
    {
        var (request, content) = (view.Request, view.Content);
        return new
        {
            request.Id,
            request.Kind,
            state = view.Standing.State,
            environment = request.EnvironmentId,
            content.Product,
            version = content.ProductVersion,
            content.Preset,
            content.Name,
            content.Stage,
            content.Account,
            content.Region,
            content.CostCentre,
            content.Note,
            content.Inputs,
            content.Assumptions,
            delete = content.Delete,
            lease = new { days = content.LeaseDays },
            requester = new { id = request.Requester, name = request.RequesterName },
            request.Team,
            request.Revision,
            changeSet = view.Standing.ChangeSetId,
            review = view.Standing.ReviewId,
            deployment = view.Standing.DeploymentId,
            reason = view.Standing.Reason,
            request.CreatedAt,
            request.UpdatedAt,
            request.SubmittedAt,
        };
    }
}
