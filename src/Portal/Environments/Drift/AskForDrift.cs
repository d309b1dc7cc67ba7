using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Environments.Drift;

/// <summary>A person wants to know now whether an environment is as it declares.</summary>
public sealed class AskForDrift(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public async Task<Outcome<EnvironmentDrift>> RunAsync(Actor actor, EnvironmentId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var environment = await db.Environments.FromSql($"SELECT *, xmin FROM environments WHERE id = {id.Value} FOR UPDATE").AsNoTracking().FirstOrDefaultAsync(ct);
        if (environment is null || !actor.Sees(environment.Team)) return new Outcome<EnvironmentDrift>.NotFound(ReadEnvironments.None);
        if (!May(actor, environment.Team)) return new Outcome<EnvironmentDrift>.Forbidden($"{environment.Name} belongs to team {environment.Team}; somebody there, or the platform team, checks it.");
        if (environment.State is not EnvironmentState.Ready) return new Outcome<EnvironmentDrift>.Conflict($"{environment.Name} is {environment.State.ToString().ToLowerInvariant()}; drift is looked for where something stands and nothing runs.");
        var now = clock.GetUtcNow();
        var drift = await db.Drifts.FromSql($"SELECT * FROM environment_drifts WHERE environment_id = {id.Value} FOR UPDATE").FirstOrDefaultAsync(ct);
        if (drift is null) db.Drifts.Add(drift = EnvironmentDrift.Of(environment, now));
        drift.Ask(actor.Name, now);
        db.Record(actor, "drift.asked", id.Value, id, $"Drift detection of {environment.Name}", now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return drift;
    }

    public static bool May(Actor actor, string team) => actor.Is(Role.Administrator) || actor.Is(Role.Approver) || (actor.Is(Role.Requester) && actor.Team == team);
}
