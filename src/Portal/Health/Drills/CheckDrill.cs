using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Environments.Schedules;
using Portal.Domain.Health;
using Portal.Domain.Health.Drills;
using Portal.Platform;
using Portal.Platform.Data;
using Portal.Platform.Freezes;

namespace Portal.Health.Drills;

/// <summary>Puts together what decides whether a drill may begin, by what stands in the store now.</summary>
public sealed class CheckDrill(IOptions<HealthSettings> settings, IOptions<PortalSettings> portal)
{
    public DrillPermission PermissionOf(string account) => portal.Value.Aws.Accounts.Find(known => known.Id == account)?.Drills ?? DrillPermission.Never;

    /// <param name="but">A drill that does not stand in its own way.</param>
    internal async Task<DrillGround> GroundAsync(PortalDb db, ManagedEnvironment environment, DrillId? but, DateTimeOffset now, CancellationToken ct)
    {
        var id = environment.Id;
        var health = await db.EnvironmentHealth.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct) ?? EnvironmentHealth.Of(id, environment.Account, environment.Region, now);
        var place = await db.HealthPlaces.AsNoTracking().FirstOrDefaultAsync(one => one.Id == environment.Account + "/" + environment.Region, ct);
        var judged = HealthNow.Of(health, place?.Looks ?? [], settings.Value, now);
        var other = await db.Drills.AsNoTracking().FirstOrDefaultAsync(drill => drill.EnvironmentId == id && drill.EndedAt == null, ct);
        return new DrillGround(
            environment.Name, environment.State is EnvironmentState.Updating ? EnvironmentState.Ready : environment.State, environment.IsReadOnly, PermissionOf(environment.Account), await ChangingAsync(db, environment, ct),
            // The freeze of a drill is no second thing in the way.
            [.. (await ReadFreezes.OverAsync(db, environment.Account, id, now, ct)).Where(freeze => freeze.Id != other?.Freeze).Select(freeze => freeze.Sentence)],
            judged.State, judged.Reason, health.Resources, health.Seen, other is null || other.Id == but ? null : other.ByName);
    }

    /// <summary>Who starts drills: engineers of the team that owns it, approvers and administrators.</summary>
    public static bool May(Actor actor, string team) => actor.Is(Role.Administrator) || actor.Is(Role.Approver) || (actor.Is(Role.Requester) && actor.Team == team);

    internal static Task<bool> IsDeployingAsync(PortalDb db, EnvironmentId id, CancellationToken ct) =>
        db.Deployments.AnyAsync(d => d.EnvironmentId == id && (d.State == DeploymentState.Pending || d.State == DeploymentState.InProgress), ct);

    private static async Task<string?> ChangingAsync(PortalDb db, ManagedEnvironment environment, CancellationToken ct)
    {
        var id = environment.Id;
        if (environment.State is EnvironmentState.Updating || await IsDeployingAsync(db, id, ct)) return "A deployment runs";
        return await db.Schedules.AnyAsync(schedule => schedule.Id == id && schedule.Power != PowerState.Running, ct) ? "Its schedule holds it stopped, or stops or starts it," : null;
    }
}
