using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Deployments;

/// <summary>
/// Stops a deployment, takes it out of a failure, or asks for another attempt. Engineers of the team that asked and
/// approvers may; each move is kept with who made it, and the job that follows deployments asks CloudFormation.
/// </summary>
public sealed class ControlDeployment(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <summary>Null when this person may, else the sentence that says who may.</summary>
    public static string? WhyNot(Actor actor, string team) =>
        actor.Is(Role.Approver) || actor.Is(Role.Administrator) || (actor.Is(Role.Requester) && actor.Team == team)
            ? null
            : $"Engineers of team {team} and approvers control this deployment.";

    public Task<Outcome<Deployment>> CancelAsync(Actor actor, DeploymentId id, CancellationToken ct) => DoAsync(actor, id, (db, deployment, _) =>
    {
        if (deployment.WhyNotCancel() is { } why) return Task.FromResult<Outcome<Deployment>>(new Outcome<Deployment>.Conflict(why));
        var now = clock.GetUtcNow();
        deployment.Cancel(actor, now);
        db.Record(actor, deployment.IsOver ? "deployment.cancelled" : "deployment.cancelAsked", deployment.Id.Value, deployment.EnvironmentId, deployment.StackStatus ?? "Before anything ran", now);
        return Task.FromResult<Outcome<Deployment>>(deployment);
    }, ct);

    /// <summary>A new change set of the same inputs; it needs no new approval when its digest is the approved one.</summary>
    public Task<Outcome<Deployment>> RetryAsync(Actor actor, DeploymentId id, CancellationToken ct) => DoAsync(actor, id, async (db, deployment, request) =>
    {
        if (deployment.WhyNotRetry() is { } why) return new Outcome<Deployment>.Conflict(why);
        var revision = await db.ChangeSets.Where(c => c.Id == deployment.ChangeSetId).Select(c => c.Revision).SingleAsync(ct);
        if (request.State is not RequestState.Submitted || request.Revision != revision)
            return new Outcome<Deployment>.Conflict("The request was edited since. Send it from its own page.");
        if (await OtherThanAsync(db, deployment, ct) is { } other) return new Outcome<Deployment>.Conflict(other);
        var now = clock.GetUtcNow();
        deployment.Retry(now);
        db.Record(actor, "deployment.retried", deployment.Id.Value, deployment.EnvironmentId, $"A new change set of revision {revision} of {request.Id}", now);
        return deployment;
    }, ct);

    /// <param name="resources">To skip, or to leave standing: logical ids that stood in the way.</param>
    public Task<Outcome<Deployment>> RecoverAsync(Actor actor, DeploymentId id, PlanAction action, IReadOnlyList<string> resources, CancellationToken ct) => DoAsync(actor, id, async (db, deployment, _) =>
    {
        if (deployment.WhyNotRecover(action) is { } why) return new Outcome<Deployment>.Conflict(why);
        if (await OtherThanAsync(db, deployment, ct) is { } other) return new Outcome<Deployment>.Conflict(other);
        var events = await db.StackEvents.AsNoTracking().Where(e => e.DeploymentId == id).OrderBy(e => e.Sequence).ToListAsync(ct);
        if (Check(action, resources, RollbackTrouble.Of(events, deployment.StackId)) is { Count: > 0 } problems) return new Outcome<Deployment>.Invalid(problems);
        var now = clock.GetUtcNow();
        deployment.Recover(action, [.. resources.Distinct().Order(StringComparer.Ordinal)], actor, now);
        db.Record(actor, Verb(action), deployment.Id.Value, deployment.EnvironmentId, resources.Count == 0 ? "Nothing left out" : $"Without {string.Join(", ", resources)}", now);
        return deployment;
    }, ct);

    private async Task<Outcome<Deployment>> DoAsync(Actor actor, DeploymentId id, Func<PortalDb, Deployment, EnvironmentRequest, Task<Outcome<Deployment>>> run, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Held against the job that follows it and against others who press in the same moment.
        var deployment = (await db.Deployments.FromSql($"SELECT *, xmin FROM deployments WHERE id = {id.Value} FOR UPDATE").ToListAsync(ct)).SingleOrDefault();
        if (deployment is null) return new Outcome<Deployment>.NotFound(ReadDeployments.None);
        var request = await RequestLock.TakeAsync(db, deployment.RequestId, ct) ?? throw new InvalidOperationException($"Deployment {id} has no request.");
        if (!actor.Sees(request.Team)) return new Outcome<Deployment>.NotFound(ReadDeployments.None);
        if (WhyNot(actor, request.Team) is { } why) return new Outcome<Deployment>.Forbidden(why);
        var outcome = await run(db, deployment, request);
        if (outcome is not Outcome<Deployment>.Done) return outcome;
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException race) when (race.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return new Outcome<Deployment>.Conflict("Another operation has begun in this environment meanwhile.");
        }
        return outcome;
    }

    // One operation an environment at a time, and only the newest can go on.
    private static async Task<string?> OtherThanAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var later = await db.Deployments.AsNoTracking().Where(d => d.EnvironmentId == deployment.EnvironmentId && d.Id != deployment.Id && d.CreatedAt > deployment.CreatedAt)
            .OrderByDescending(d => d.CreatedAt).FirstOrDefaultAsync(ct);
        if (later is not null) return $"Deployment {later.Id} came after this one and {(later.IsOver ? "stands in its place" : "runs now")}.";
        return await StartRequest.OpenRequestAsync(db, deployment.EnvironmentId, deployment.RequestId, ct) is { } open
            ? $"Request {open} for this environment is still open. Withdraw it first, or wait for its end."
            : null;
    }

    private static List<Problem> Check(PlanAction action, IReadOnlyList<string> resources, IReadOnlyList<TroubledResource> trouble)
    {
        var field = action is PlanAction.DeleteStackRetaining ? "retain" : "skip";
        if (action is PlanAction.RollBack) return resources.Count == 0 ? [] : [new Problem(field, "notAllowed", "A rollback leaves nothing out.", "Leave the list empty.")];
        var possible = trouble.Select(resource => resource.LogicalId).ToHashSet();
        var problems = resources.Where(id => !possible.Contains(id))
            .Select(id => new Problem(field, "allowedValues", $"{id} did not stand in the way.", $"Choose among {string.Join(", ", possible.Order(StringComparer.Ordinal))}.")).ToList();
        if (action is PlanAction.DeleteStackRetaining && resources.Count == 0) problems.Add(new Problem(field, "required", "Nothing is named that stays.", "Name at least one resource, or try the delete again as it was."));
        return problems;
    }

    private static string Verb(PlanAction action) => action switch
    {
        PlanAction.ContinueRollback => "deployment.rollbackContinued",
        PlanAction.RollBack => "deployment.rollbackAsked",
        PlanAction.DeleteStackRetaining => "deployment.deleteRetained",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
