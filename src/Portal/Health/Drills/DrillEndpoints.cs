using Portal.Domain;
using Portal.Domain.Health.Drills;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Health.Drills;

/// <param name="Kind">database or cache.</param>
/// <param name="Confirm">The environment's name, typed.</param>
/// <param name="Note">Why; everybody reads it beside the evidence.</param>
public sealed record DrillBody(string? Kind, string? Confirm, string? Note);

/// <param name="Decision">approve or reject.</param>
/// <param name="Digest">The one that was looked at.</param>
public sealed record DrillDecisionBody(string? Decision, string? Digest, string? Comment);

internal static class DrillEndpoints
{
    public static void MapDrills(this RouteGroupBuilder api)
    {
        var drills = api.MapGroup("/environments/{id}/drills").WithTags("Health");
        drills.MapGet("", async (HttpContext context, string id, int? limit, ReadDrills read, CancellationToken ct) =>
            ProblemAnswer.From(await read.ListAsync(context.Actor(), id, Paging.Limit(limit), ct), found => Results.Ok(new Page<DrillView>(found.Drills, null)))).WithSummary("Drills of an environment with their evidence, newest first");
        drills.MapGet("/plan", async (HttpContext context, string id, string? kind, PlanDrill plan, CancellationToken ct) =>
            Kind(kind) is { } known ? ProblemAnswer.From(await plan.RunAsync(context.Actor(), id, known, ct), Results.Ok) : NoSuchKind()).WithSummary("What a drill would do (kind is database or cache), and all that speaks against it now");
        drills.MapGet("/{drill}", async (HttpContext context, string id, string drill, ReadDrills read, CancellationToken ct) =>
            ProblemAnswer.From(await read.FindAsync(context.Actor(), id, new DrillId(drill), ct), Results.Ok)).WithSummary("One drill: its course, and what it proved");
        drills.MapPost("", StartAsync).Takes<DrillBody>().For(TokenScope.Request).WithSummary("Start a failover of the database or cache as a drill; where the account wants a review, an approver decides first");
        drills.MapPost("/{drill}/decision", DecideAsync).Takes<DrillDecisionBody>().For(TokenScope.Approve).WithSummary("An approver lets a drill begin or declines it, by the digest of its plan");
    }

    private static async Task<IResult> StartAsync(HttpContext context, string id, StartDrill start, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<DrillBody>(context);
        if (body is null) return refusal!;
        if (Kind(body.Kind) is not { } kind) return NoSuchKind();
        return ProblemAnswer.From(await start.RunAsync(context.Actor(), id, kind, body.Confirm ?? "", body.Note ?? "", ct), drill => Results.Accepted($"{ApiGroup.Root}/environments/{drill.Environment}/drills/{drill.Id}", drill));
    }

    private static async Task<IResult> DecideAsync(HttpContext context, string id, string drill, ReadDrills read, DecideDrill decide, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<DrillDecisionBody>(context);
        if (body is null) return refusal!;
        if (body.Decision is not ("approve" or "reject"))
            return ProblemAnswer.From(new Outcome<bool>.Invalid([new Problem("decision", "allowedValues", "There is no such decision.", "Choose approve or reject.")]), _ => Results.Empty);
        var found = await read.FindAsync(context.Actor(), id, new DrillId(drill), ct);
        return found is Outcome<DrillView>.Done(var known)
            ? ProblemAnswer.From(await decide.RunAsync(context.Actor(), known.Id, body.Decision == "approve", body.Digest ?? "", body.Comment ?? "", ct), Results.Ok)
            : ProblemAnswer.From(found, Results.Ok);
    }

    private static DrillKind? Kind(string? text) => text?.ToLowerInvariant() switch { "database" => DrillKind.Database, "cache" => DrillKind.Cache, _ => null };

    private static IResult NoSuchKind() =>
        ProblemAnswer.From(new Outcome<bool>.Invalid([new Problem("kind", "allowedValues", "There is no such drill.", "Choose database or cache.")]), _ => Results.Empty);
}
