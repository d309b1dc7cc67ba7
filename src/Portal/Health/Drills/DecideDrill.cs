using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Health.Drills;
using Portal.Domain.Notifications;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Health.Drills;

/// <summary>An approver says yes or no to a drill, on the digest of its plan; never who asked.</summary>
public sealed class DecideDrill(IDbContextFactory<PortalDb> dbs, CheckDrill check, PlanDrill plan, TimeProvider clock)
{
    /// <param name="digest">The one that was looked at.</param>
    public async Task<Outcome<DrillView>> RunAsync(Actor actor, DrillId id, bool grants, string digest, string comment, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if ((await db.Drills.FromSql($"SELECT *, xmin FROM drills WHERE id = {id.Value} FOR UPDATE").ToListAsync(ct)).SingleOrDefault() is not { } drill) return new Outcome<DrillView>.NotFound("There is no such drill.");
        var environment = await db.Environments.AsNoTracking().SingleAsync(e => e.Id == drill.EnvironmentId, ct);
        var now = clock.GetUtcNow();
        if (!actor.Is(Role.Approver)) return new Outcome<DrillView>.Forbidden("Approvers decide about drills.");
        if (drill.State is not DrillState.Asked) return new Outcome<DrillView>.Conflict("It is decided already.");
        if (drill.By == actor.Id) return new Outcome<DrillView>.Forbidden("You asked for it; somebody else decides.");
        if (comment.Length > StartDrill.LongestNote) return new Outcome<DrillView>.Invalid([new Problem("comment", "length", $"The comment has {comment.Length} characters; {StartDrill.LongestNote} are kept.", "Shorten it.")]);
        if (digest != drill.Digest) return new Outcome<DrillView>.Stale("That is not the digest of this drill's plan. Look again.");
        if (grants && await WhyNotAsync(db, environment, drill, now, ct) is { } refusal) return refusal;
        if (grants) drill.Grant(actor, comment, now);
        else drill.Decline(actor, comment, now);
        db.Record(actor, grants ? "drill.granted" : "drill.declined", drill.Id.Value, environment.Id, $"For {drill.ByName}, digest {drill.Digest}. {comment}".Trim(), now);
        if (!grants) db.Notify(NotificationEvent.DrillEnded(environment.ToConcern("drill") with { Requester = drill.By, RequesterName = drill.ByName }, actor, $"{actor.Name} declined it; nothing was failed over. {comment}", DrillWords.Path(environment.Id, drill.Id), now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return DrillView.Of(drill, environment.Name, now);
    }

    private async Task<Outcome<DrillView>?> WhyNotAsync(PortalDb db, ManagedEnvironment environment, Drill drill, DateTimeOffset now, CancellationToken ct)
    {
        if ((await check.GroundAsync(db, environment, drill.Id, now, ct)).Problems(drill.Kind) is { Count: > 0 } problems) return new Outcome<DrillView>.Invalid(problems);
        try
        {
            return plan.Of(environment, drill.Kind) is { } planned && await plan.DigestAsync(environment, planned, ct) == drill.Digest
                ? null
                : new Outcome<DrillView>.Conflict($"What stands of {environment.Name} has changed since the drill was asked for. Decline it; {drill.ByName} can ask again.");
        }
        catch (AwsFaultException fault)
        {
            return new Outcome<DrillView>.Conflict(fault.Fault.Sentence);
        }
    }
}
