using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Domain.Deployments;
using Portal.Domain.Notifications;
using Portal.Platform;
using Portal.Platform.Data;

namespace Portal.Deployments;

/// <summary>Notes once, and tells people, that a deployment is stuck: nothing was heard for several times as long as what runs usually takes.</summary>
public sealed class NoticeSilence(ReadUsualDurations durations, TimeProvider clock, IOptions<PortalSettings> settings)
{
    public async Task LookAsync(PortalDb db, Deployment deployment, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var set = settings.Value.Deployments;
        var least = TimeSpan.FromMinutes(set.StuckAfterMinutes);
        if (deployment.StuckAt is not null || deployment.HeardAt is not { } heard || now - heard <= least) return;
        var usual = await durations.ReadAsync(ct);
        var events = await db.StackEvents.AsNoTracking().Where(e => e.DeploymentId == deployment.Id).OrderBy(e => e.Sequence).ToListAsync(ct);
        var running = ResourceRun.Of(events, deployment.StackId).Where(run => run.Kind is RunKind.Running).ToList();
        if (now - heard <= Silence.Patience(running.Select(run => usual.Of(run.Type, run.Operation)?.Time), least, set.StuckAfterTimes)) return;
        deployment.Stuck(now);
        var names = string.Join(", ", running.Select(run => run.LogicalId));
        var what = $"Nothing heard since {heard:u}{(names.Length > 0 ? $" while {names} ran" : "")}";
        db.Record(Actor.Portal, "deployment.stuck", deployment.Id.Value, deployment.EnvironmentId, what, now);
        var request = await db.Requests.AsNoTracking().SingleAsync(r => r.Id == deployment.RequestId, ct);
        db.Notify(NotificationEvent.Stuck(request.ToConcern(), deployment.Id, $"{what}, which is longer than it usually takes. It is followed on; the deployment's page says what can be done.", now));
    }
}
