using Portal.Domain;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Deployments;

/// <param name="Skip">Logical ids that are not put back; they stay as they are.</param>
public sealed record ContinueRollbackBody(List<string>? Skip);

/// <param name="Retain">Logical ids that stay standing when the stack goes.</param>
public sealed record RetainAndDeleteBody(List<string>? Retain);

internal static class ControlEndpoints
{
    public static void MapDeploymentControl(this RouteGroupBuilder api)
    {
        var one = api.MapGroup("/deployments/{id}").WithTags("Deployments");
        one.MapPost("/cancel", (HttpContext context, string id, ControlDeployment control, CancellationToken ct) =>
            AnswerAsync(control.CancelAsync(context.Actor(), new DeploymentId(id), ct))).For(TokenScope.Request).WithSummary("Stop a deployment: an update is cancelled and rolls back, a create is stopped by deleting its stack");
        one.MapPost("/retry", (HttpContext context, string id, ControlDeployment control, CancellationToken ct) =>
            AnswerAsync(control.RetryAsync(context.Actor(), new DeploymentId(id), ct))).For(TokenScope.Request).WithSummary("Try a failed deployment again with a new change set; its approval carries over if the digest is the same and it has not expired");
        one.MapPost("/continue-rollback", ContinueAsync).Takes<ContinueRollbackBody>().For(TokenScope.Request).WithSummary("Go on with a rollback that stopped (UPDATE_ROLLBACK_FAILED), skipping resources that can't go back");
        one.MapPost("/roll-back", (HttpContext context, string id, ControlDeployment control, CancellationToken ct) =>
            AnswerAsync(control.RecoverAsync(context.Actor(), new DeploymentId(id), PlanAction.RollBack, [], ct))).For(TokenScope.Request).WithSummary("Roll back what failed without rolling back (CREATE_FAILED, UPDATE_FAILED)");
        one.MapPost("/retain-and-delete", RetainAsync).Takes<RetainAndDeleteBody>().For(TokenScope.Request).WithSummary("Delete again after DELETE_FAILED, leaving the named resources standing");
    }

    private static async Task<IResult> ContinueAsync(HttpContext context, string id, ControlDeployment control, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<ContinueRollbackBody>(context);
        return body is null ? refusal! : await AnswerAsync(control.RecoverAsync(context.Actor(), new DeploymentId(id), PlanAction.ContinueRollback, body.Skip ?? [], ct));
    }

    private static async Task<IResult> RetainAsync(HttpContext context, string id, ControlDeployment control, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<RetainAndDeleteBody>(context);
        return body is null ? refusal! : await AnswerAsync(control.RecoverAsync(context.Actor(), new DeploymentId(id), PlanAction.DeleteStackRetaining, body.Retain ?? [], ct));
    }

    private static async Task<IResult> AnswerAsync(Task<Outcome<Deployment>> control) => ProblemAnswer.From(await control, deployment => Results.Ok(new
    {
        deployment.Id,
        deployment.State,
        request = deployment.RequestId,
        cancellation = deployment.Cancellation?.State,
        deployment.RetriedAt,
    }));
}
