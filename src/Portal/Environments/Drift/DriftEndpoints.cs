using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Environments.Drift;

/// <param name="Properties">As <c>LogicalId/Path</c>; left out: every one that can be accepted.</param>
public sealed record AcceptBody(List<string>? Properties);

public sealed record ReconcileBody(string? Note);

internal static class DriftEndpoints
{
    public static void MapDrift(this RouteGroupBuilder api)
    {
        var drift = api.MapGroup("/environments/{id}/drift").WithTags("Drift");
        drift.MapGet("", async (HttpContext context, string id, ReadDrift read, CancellationToken ct) => ProblemAnswer.From(await read.FindAsync(context.Actor(), id, ct), view => Results.Ok(Json(view)))).WithSummary("What is not as declared, who changed it, and whether it can be accepted");
        drift.MapPost("/check", CheckAsync).For(TokenScope.Request).WithSummary("Compare the environment with its template now");
        drift.MapPost("/accept", AcceptAsync).Takes<AcceptBody>().For(TokenScope.Request).WithSummary("Begin a change, as a draft, with the values that were found as inputs");
        drift.MapPost("/reconcile", ReconcileAsync).Takes<ReconcileBody>().For(TokenScope.Request).WithSummary("Ask for a change set that puts the declared values back; it is reviewed as any");
        api.MapGet("/drift", async (HttpContext context, ReadDrift read, CancellationToken ct) => Results.Ok(new { items = await read.ListAsync(context.Actor(), ct) })).WithTags("Drift").WithSummary("Drift of every standing environment, the drifted first");
    }

    private static async Task<IResult> CheckAsync(HttpContext context, string id, ReadDrift read, AskForDrift ask, CancellationToken ct)
    {
        if (await read.FindAsync(context.Actor(), id, ct) is not Outcome<DriftView>.Done(var view)) return ProblemAnswer.Of(StatusCodes.Status404NotFound, "notFound", ReadEnvironments.None);
        return ProblemAnswer.From(await ask.RunAsync(context.Actor(), view.Environment.Id, ct), drift => Results.Accepted($"{ApiGroup.Root}/environments/{view.Environment.Id}/drift", Json(view with { Drift = drift })));
    }

    private static async Task<IResult> AcceptAsync(HttpContext context, string id, AcceptDrift accept, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<AcceptBody>(context);
        return body is null ? refusal! : Begun(await accept.AcceptAsync(context.Actor(), id, body.Properties ?? [], ct));
    }

    private static async Task<IResult> ReconcileAsync(HttpContext context, string id, AcceptDrift accept, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<ReconcileBody>(context);
        return body is null ? refusal! : Begun(await accept.ReconcileAsync(context.Actor(), id, body.Note?.Trim() ?? "", ct));
    }

    private static IResult Begun(Outcome<EnvironmentRequest> outcome) =>
        ProblemAnswer.From(outcome, request => Results.Created($"{ApiGroup.Root}/requests/{request.Id}", new { request.Id, request.Kind, environment = request.EnvironmentId }));

    private static object Json(DriftView view) => new
    {
        environment = view.Environment.Id,
        view.Environment.Name,
        state = view.Drift?.State ?? DriftState.NotChecked,
        view.Drift?.CheckedAt,
        nextAt = view.Drift?.NextLookAt,
        view.Drift?.Reason,
        items = (view.Drift?.Values ?? []).Select(value => new
        {
            property = AcceptDrift.Name(value),
            value.LogicalId,
            value.PhysicalId,
            value.Type,
            value.Path,
            value.Declared,
            value.Actual,
            value.FirstSeenAt,
            value.By,
            input = (view.Ways.GetValueOrDefault(value) as AcceptWay.ByInput)?.Parameter,
            whyNot = (view.Ways.GetValueOrDefault(value) as AcceptWay.Impossible)?.Why,
        }),
    };
}
