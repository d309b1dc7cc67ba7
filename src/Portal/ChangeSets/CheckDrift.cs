using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.ChangeSets;

/// <summary>A person asks again whether the stack was changed out of band, while its change set waits for a decision.</summary>
public sealed class CheckDrift(IDbContextFactory<PortalDb> dbs, DriftOfChangeSets detect, TimeProvider clock)
{
    public async Task<Outcome<ChangeSet>> RunAsync(Actor actor, ChangeSetId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var set = await db.ChangeSets.FromSql($"SELECT * FROM change_sets WHERE id = {id.Value} FOR UPDATE").FirstOrDefaultAsync(ct);
        if (set is null || !actor.Is(Role.Approver)) return new Outcome<ChangeSet>.NotFound("There is no such change set, or it is another team's.");
        if (set is not { State: ChangeSetState.Ready, DiscardedAt: null, Judgement: not null } || !set.Kind.Updates())
            return new Outcome<ChangeSet>.Conflict("There is nothing to compare: the change set waits no more, or nothing stands yet.");
        if (set.Judgement.Drift is { Check: DriftCheck.Running }) return set;
        var now = clock.GetUtcNow();
        var asked = await detect.AskAsync(set, ct);
        set.SawDrift(asked, asked.Check is DriftCheck.Running ? now : null);
        db.Record(actor, "changeSet.driftAsked", set.Id.Value, set.EnvironmentId, asked.Reason ?? "Drift detection asked for", now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return set;
    }
}
