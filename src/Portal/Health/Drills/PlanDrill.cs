using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.ChangeSets;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Environments;
using Portal.Domain.Health.Drills;
using Portal.Platform.Data;

namespace Portal.Health.Drills;

/// <summary>What a drill would do, and all that speaks against it now.</summary>
/// <param name="Plan">Null where there is nothing of that kind to fail over.</param>
public sealed record DrillPreview(DrillKind Kind, DrillPermission Permission, OperationPlan? Plan, IReadOnlyList<Problem> Problems);

/// <summary>Plans a drill by what stands; open to whoever sees the environment.</summary>
public sealed class PlanDrill(IDbContextFactory<PortalDb> dbs, CheckDrill check, ReadStanding standing, DigestOf digest, IOptions<HealthSettings> settings, TimeProvider clock)
{
    /// <param name="idOrName">The id, or the name of a living environment.</param>
    public async Task<Outcome<DrillPreview>> RunAsync(Actor actor, string idOrName, DrillKind kind, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        if (await FindAsync(db, actor, idOrName, ct) is not { } environment) return new Outcome<DrillPreview>.NotFound("There is no such environment.");
        var ground = await check.GroundAsync(db, environment, null, clock.GetUtcNow(), ct);
        return new DrillPreview(kind, ground.Permission, Of(environment, kind), ground.Problems(kind));
    }

    /// <summary>Null where there is nothing of that kind.</summary>
    internal OperationPlan? Of(ManagedEnvironment environment, DrillKind kind) =>
        Target(environment, kind) is { PhysicalId: { } physical } target ? DrillPlan.Of(kind, target.LogicalId, physical, TimeSpan.FromMinutes(settings.Value.DrillMinutes)) : null;

    /// <summary>What people decide on: the plan, the stack and its template as CloudFormation holds it now. Null when the stack is gone.</summary>
    internal async Task<string?> DigestAsync(ManagedEnvironment environment, OperationPlan plan, CancellationToken ct) =>
        await standing.OfAsync(environment.Account, environment.Region, environment.StackId, ct) is { } stack
            ? digest.Of(new RenderedTemplate(stack.Template, stack.Parameters, new Dictionary<string, string>(), [], [], null), environment.StackId, [], plan)
            : null;

    internal static Task<ManagedEnvironment?> FindAsync(PortalDb db, Actor actor, string idOrName, CancellationToken ct)
    {
        var (id, team) = (new EnvironmentId(idOrName), actor.OnlyTeam);
        return db.Environments.AsNoTracking().Where(e => (e.Id == id || (e.Name == idOrName && e.State != EnvironmentState.Deleted)) && (team == null || e.Team == team)).OrderByDescending(e => e.CreatedAt).FirstOrDefaultAsync(ct);
    }

    // The same one that health looks at: the first of its type.
    private static StackResource? Target(ManagedEnvironment environment, DrillKind kind) =>
        environment.Resources.FirstOrDefault(resource => resource.Type == (kind is DrillKind.Database ? DrillPlan.DatabaseType : DrillPlan.CacheType) && resource.PhysicalId is not null);
}
