using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Health.Drills;
using Portal.Domain.Notifications;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Health.Drills;

/// <summary>Orders a failover to see what it does; where the account wants a review, an approver decides on the plan first.</summary>
public sealed class StartDrill(IDbContextFactory<PortalDb> dbs, CheckDrill check, PlanDrill plan, TimeProvider clock)
{
    public const int LongestNote = 500;

    /// <param name="idOrName">The id, or the name of a living environment.</param>
    /// <param name="confirm">The environment's name, as the person typed it.</param>
    public async Task<Outcome<DrillView>> RunAsync(Actor actor, string idOrName, DrillKind kind, string confirm, string note, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await PlanDrill.FindAsync(db, actor, idOrName, ct) is not { } environment) return new Outcome<DrillView>.NotFound("There is no such environment.");
        if (!CheckDrill.May(actor, environment.Team)) return new Outcome<DrillView>.Forbidden($"Engineers of team {environment.Team}, approvers and administrators start drills of {environment.Name}.");
        // Of two who ask in the same moment, one is told of the other.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({"drill " + environment.Id.Value}))", ct);
        var now = clock.GetUtcNow();
        var ground = await check.GroundAsync(db, environment, null, now, ct);
        List<Problem> problems = [.. ground.Problems(kind)];
        if (confirm.Trim() != environment.Name) problems.Add(new Problem("confirm", "mismatch", confirm.Length == 0 ? "The environment's name was not typed." : "That is not the environment's name.", $"Type {environment.Name}."));
        if (note.Length > LongestNote) problems.Add(new Problem("note", "length", $"The note has {note.Length} characters; {LongestNote} are kept.", "Shorten it."));
        if (problems.Count > 0) return new Outcome<DrillView>.Invalid(problems);
        if (plan.Of(environment, kind) is not { } planned) return new Outcome<DrillView>.Conflict($"What stands of {environment.Name} is being read. Try again in a moment.");
        string? digest;
        try
        {
            digest = await plan.DigestAsync(environment, planned, ct);
        }
        catch (AwsFaultException fault)
        {
            return new Outcome<DrillView>.Conflict(fault.Fault.Sentence);
        }
        if (digest is null) return new Outcome<DrillView>.Conflict($"The stack of {environment.Name} is gone.");
        var drill = Drill.Ask(environment.Id, kind, planned.Steps[0].PhysicalId!, planned, digest, ground.Permission is DrillPermission.AfterReview, actor, note.Trim(), now);
        db.Drills.Add(drill);
        db.Record(actor, "drill.asked", drill.Id.Value, environment.Id, $"Failover of the {kind.Noun()} {drill.Resource}, digest {digest}. {note}".Trim(), now);
        if (drill.State is DrillState.Asked)
            db.Notify(NotificationEvent.DrillAsked(environment.ToConcern("drill") with { Requester = actor.Id, RequesterName = actor.Name }, actor, kind.Noun(), note, DrillWords.Path(environment.Id, drill.Id), now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return DrillView.Of(drill, environment.Name, now);
    }
}
