using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Health.Drills;
using Portal.Platform.Data;

namespace Portal.Health.Drills;

/// <summary>The drills of one environment, for its page.</summary>
/// <param name="Kinds">What there is to fail over.</param>
public sealed record DrillsOfEnvironment(IReadOnlyList<DrillView> Drills, DrillPermission Permission, IReadOnlyList<DrillKind> Kinds);

/// <summary>Drills and their evidence are open to whoever sees the environment.</summary>
public sealed class ReadDrills(IDbContextFactory<PortalDb> dbs, CheckDrill check, PlanDrill plan, TimeProvider clock)
{
    public const int Most = 50;

    /// <param name="idOrName">The id, or the name of a living environment.</param>
    public async Task<Outcome<DrillsOfEnvironment>> ListAsync(Actor actor, string idOrName, int most, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await PlanDrill.FindAsync(db, actor, idOrName, ct) is not { } environment) return new Outcome<DrillsOfEnvironment>.NotFound("There is no such environment.");
        return await OfAsync(db, environment, most, ct);
    }

    public async Task<DrillsOfEnvironment> OfAsync(ManagedEnvironment environment, int most, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await OfAsync(db, environment, most, ct);
    }

    public async Task<Outcome<DrillView>> FindAsync(Actor actor, string idOrName, DrillId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await PlanDrill.FindAsync(db, actor, idOrName, ct) is not { } environment) return new Outcome<DrillView>.NotFound("There is no such environment.");
        return await db.Drills.AsNoTracking().FirstOrDefaultAsync(drill => drill.Id == id && drill.EnvironmentId == environment.Id, ct) is { } drill
            ? DrillView.Of(drill, environment.Name, clock.GetUtcNow())
            : new Outcome<DrillView>.NotFound($"{environment.Name} has no such drill.");
    }

    private async Task<DrillsOfEnvironment> OfAsync(PortalDb db, ManagedEnvironment environment, int most, CancellationToken ct)
    {
        var id = environment.Id;
        var now = clock.GetUtcNow();
        var drills = await db.Drills.AsNoTracking().Where(drill => drill.EnvironmentId == id).OrderByDescending(drill => drill.AskedAt).Take(most).ToListAsync(ct);
        return new DrillsOfEnvironment([.. drills.Select(drill => DrillView.Of(drill, environment.Name, now))], check.PermissionOf(environment.Account), [.. Enum.GetValues<DrillKind>().Where(kind => plan.Of(environment, kind) is not null)]);
    }
}
