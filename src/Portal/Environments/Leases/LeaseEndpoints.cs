using Portal.Domain;
using Portal.Domain.Environments;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Environments.Leases;

/// <param name="Days">From now.</param>
/// <param name="Note">Why; approvers read it where the policies give less.</param>
public sealed record ExtensionBody(int? Days, string? Note);

/// <param name="Decision">approve or reject.</param>
public sealed record LeaseDecisionBody(string? Decision, string? Comment);

internal static class LeaseEndpoints
{
    public static void MapLeases(this RouteGroupBuilder environments)
    {
        environments.MapGet("/{id}/lease", (HttpContext context, string id, ReadEnvironments read, ExtendLease leases, CancellationToken ct) =>
            WithAsync(context, id, read, known => leases.ViewAsync(known, ct), ct)).WithSummary("Until when it may stand, what the policies give, and what is asked for");
        environments.MapPost("/{id}/lease/extend", ExtendAsync).Takes<ExtensionBody>().For(TokenScope.Request).WithSummary("More time, counted from now: at once within the policies, else an approver decides");
        environments.MapPost("/{id}/lease/decision", DecideAsync).Takes<LeaseDecisionBody>().For(TokenScope.Approve).WithSummary("An approver grants or declines more time than the policies give");
    }

    private static async Task<IResult> ExtendAsync(HttpContext context, string id, ReadEnvironments read, ExtendLease leases, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<ExtensionBody>(context);
        if (body is null) return refusal!;
        if (body.Days is not { } days) return Invalid(new Problem("days", "required", "It is not said for how long.", "Send the days from now."));
        return await WithAsync(context, id, read, known => leases.RunAsync(context.Actor(), known, days, body.Note ?? "", ct), ct);
    }

    private static async Task<IResult> DecideAsync(HttpContext context, string id, ReadEnvironments read, ExtendLease leases, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<LeaseDecisionBody>(context);
        if (body is null) return refusal!;
        if (body.Decision is not ("approve" or "reject")) return Invalid(new Problem("decision", "allowedValues", "There is no such decision.", "Choose approve or reject."));
        return await WithAsync(context, id, read, known => leases.DecideAsync(context.Actor(), known, body.Decision == "approve", body.Comment ?? "", ct), ct);
    }

    private static async Task<IResult> WithAsync(HttpContext context, string id, ReadEnvironments read, Func<EnvironmentId, Task<Outcome<LeaseView>>> run, CancellationToken ct)
    {
        var found = await read.FindAsync(context.Actor(), id, ct);
        return found is Outcome<ManagedEnvironment>.Done(var environment)
            ? ProblemAnswer.From(await run(environment.Id), view => Results.Ok(Json(view)))
            : ProblemAnswer.From(found, _ => Results.Empty);
    }

    private static IResult Invalid(Problem problem) => ProblemAnswer.From(new Outcome<bool>.Invalid([problem]), _ => Results.Empty);

    private static object Json(LeaseView view) => new
    {
        endsAt = view.Lease?.EndsAt,
        endedAt = view.Lease?.EndedAt,
        warnedHours = view.Lease?.WarnedHours,
        view.Terms.MaximumDays,
        view.Terms.DefaultDays,
        view.Terms.DeletesAtEnd,
        asked = view.Lease?.Ask is { } ask ? new { ask.Days, by = new { id = ask.By, name = ask.ByName }, ask.Note, ask.At } : null,
    };
}
