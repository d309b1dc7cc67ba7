using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Health.Drills;
using Portal.Platform.Data;

namespace Portal.Health.Drills;

/// <summary>
/// A freeze over the environment from before the order to the end of the drill: a deployment that began meanwhile would meet a failover,
/// and the drill would measure the deployment.
/// </summary>
internal static class FreezeForDrill
{
    public static Freeze Set(PortalDb db, Drill drill, ManagedEnvironment environment, TimeSpan limit, DateTimeOffset now)
    {
        var freeze = Freeze.OfEnvironment(environment.Id, environment.Name, $"A drill by {drill.ByName} fails its {drill.Kind.Noun()} over", now, now + limit, Actor.Portal, now);
        db.Freezes.Add(freeze);
        db.Record(Actor.Portal, "freeze.set", freeze.Id.Value, environment.Id, freeze.Sentence, now);
        return freeze;
    }

    public static async Task LiftAsync(PortalDb db, Drill drill, DateTimeOffset now, CancellationToken ct)
    {
        var freeze = await db.Freezes.FirstOrDefaultAsync(each => each.Id == drill.Freeze, ct);
        // None was set yet, or a platform engineer lifted it before.
        if (freeze is null || freeze.IsOver(now)) return;
        freeze.Lift(Actor.Portal, now);
        db.Record(Actor.Portal, "freeze.lifted", freeze.Id.Value, freeze.EnvironmentId, "The drill is over.", now);
    }
}
