using System.Text.Json;
using Portal.Domain;
using Portal.Domain.Deployments;
using Portal.Platform.Api;
using Portal.Platform.Live;

namespace Portal.Deployments;

internal static class DeploymentEndpoints
{
    private const int MostEvents = 1000;

    public static void MapDeployments(this RouteGroupBuilder api)
    {
        var deployments = api.MapGroup("/deployments").WithTags("Deployments");
        deployments.MapGet("", ListAsync).WithSummary("Deployments, newest first");
        deployments.MapGet("/{id}", ReadAsync).WithSummary("One deployment: state, stack, token, cause of failure, what can be done next");
        deployments.MapGet("/{id}/events", EventsAsync).WithSummary("Events after a cursor, as JSON or, when asked for text/event-stream, live");
    }

    private static async Task<IResult> ListAsync(HttpContext context, ReadDeployments read, string? environment, string? state, int? limit, string? cursor, CancellationToken ct)
    {
        DeploymentState? wanted = null;
        if (state is not null)
        {
            if (EnumWord.Of<DeploymentState>(state) is not { } known)
                return ProblemAnswer.From(new Outcome<bool>.Invalid([new Problem("state", "allowedValues", "There is no such state.", "Choose pending, inProgress, succeeded, rolledBack, rollbackFailed, failed or cancelled.")]), _ => Results.Empty);
            wanted = known;
        }
        var page = await read.ListAsync(context.Actor(), environment is null ? null : new EnvironmentId(environment), wanted, Paging.Limit(limit), cursor, ct);
        return Results.Ok(page.Select(Json));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, ReadDeployments read, CancellationToken ct) =>
        ProblemAnswer.From(await read.FindAsync(context.Actor(), new DeploymentId(id), ct), view => Results.Ok(Json(view)));

    private static async Task<IResult> EventsAsync(HttpContext context, string id, long? after, ReadDeployments read, LiveUpdates live, CancellationToken ct)
    {
        var found = await read.FindAsync(context.Actor(), new DeploymentId(id), ct);
        if (found is not Outcome<DeploymentView>.Done) return ProblemAnswer.From(found, _ => Results.Empty);
        if (context.Request.GetTypedHeaders().Accept?.Any(accept => accept.MediaType == "text/event-stream") == true)
        {
            await StreamAsync(context, new DeploymentId(id), after ?? LastEventId(context), read, live, ct);
            return Results.Empty;
        }
        var events = await read.EventsAsync(new DeploymentId(id), after ?? 0, MostEvents, ct);
        return Results.Ok(new { items = events.Select(Json), next = events.Count > 0 ? events[^1].Sequence : after ?? 0 });
    }

    // What stands first, then what comes, until the deployment is over or the caller goes away.
    private static async Task StreamAsync(HttpContext context, DeploymentId id, long after, ReadDeployments read, LiveUpdates live, CancellationToken ct)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var signal = new SemaphoreSlim(1);
        using var listening = live.Listen(changed =>
        {
            if ((changed.Id == id.Value || changed.Kind == "*") && signal.CurrentCount == 0) signal.Release();
        });
        while (!ct.IsCancellationRequested)
        {
            // The timeout keeps intermediaries from closing a quiet stream.
            if (!await signal.WaitAsync(TimeSpan.FromSeconds(15), ct)) await context.Response.WriteAsync(": still here\n\n", ct);
            var over = await read.FindAsync(context.Actor(), id, ct) is Outcome<DeploymentView>.Done { Value.Deployment.IsOver: true };
            foreach (var stackEvent in await read.EventsAsync(id, after, MostEvents, ct))
            {
                after = stackEvent.Sequence;
                await context.Response.WriteAsync($"id: {after}\nevent: stackEvent\ndata: {JsonSerializer.Serialize(Json(stackEvent), ApiJson.Options)}\n\n", ct);
            }
            if (over) await context.Response.WriteAsync("event: over\ndata: {}\n\n", ct);
            await context.Response.Body.FlushAsync(ct);
            if (over) return;
        }
    }

    private static long LastEventId(HttpContext context) => long.TryParse(context.Request.Headers["Last-Event-ID"], out var id) ? id : 0;

    private static object Json(DeploymentView view)
    {
        var deployment = view.Deployment;
        var read = deployment.Cause is { } cause ? ReadCause.Of(cause.Message, cause.ResourceType) : null;
        return new
        {
            deployment.Id,
            deployment.State,
            deployment.Kind,
            environment = deployment.EnvironmentId,
            name = view.Environment,
            view.Team,
            request = deployment.RequestId,
            review = deployment.ReviewId,
            changeSet = deployment.ChangeSetId,
            deployment.Account,
            deployment.Region,
            stack = new { name = deployment.StackName, id = deployment.StackId, status = deployment.StackStatus },
            deployment.Digest,
            deployment.Token,
            steps = deployment.Steps,
            step = deployment.Step,
            deployment.Cause,
            causeKind = read?.Code,
            missingAction = read?.MissingAction,
            quota = read?.Quota is { } quota ? new { quota.Service, quota.Code, quota.Name, url = quota.ConsoleUrl(deployment.Region) } : null,
            next = read is null ? [] : NextActions.Of(deployment, read),
            deployment.Cancellation,
            deployment.Recoveries,
            deployment.RetriedAt,
            deployment.StuckAt,
            heardAt = deployment.HeardAt,
            waitingFor = deployment.LastFault,
            view.RequestedBy,
            view.ApprovedBy,
            view.Window,
            deployment.CreatedAt,
            deployment.StartedAt,
            deployment.EndedAt,
        };
    }

    private static object Json(StackEvent e) => new
    {
        e.Sequence,
        e.EventId,
        e.At,
        logicalId = e.LogicalId,
        physicalId = e.PhysicalId,
        type = e.ResourceType,
        e.Status,
        e.Reason,
    };
}
