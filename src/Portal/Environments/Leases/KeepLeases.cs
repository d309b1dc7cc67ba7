using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Notifications;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Environments.Leases;

/// <summary>Warns before a lease ends, once at each threshold, and notes its end. What follows is asked for by the stage of requests.</summary>
[Description("Warns before a lease ends and notes its end")]
public sealed class KeepLeases(JobParts parts, ReadLeaseTerms terms) : LookedJob<Lease>(parts)
{
    protected override int Workers => 2;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT l.*, l.xmin FROM leases l WHERE l.next_look_at <= {now} ORDER BY l.next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) =>
        db.Leases.Where(l => l.NextLookAt != null).MinAsync(l => l.NextLookAt, ct);

    protected override async Task LookAsync(PortalDb db, Lease record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var environment = await db.Environments.AsNoTracking().SingleAsync(e => e.Id == record.Id, ct);
        if (environment.State is EnvironmentState.Deleted)
        {
            record.Close();
            return;
        }
        switch (record.Look(now))
        {
            case LeaseNews.EndsSoon(var hours):
                db.Record(Actor.Portal, "lease.warned", record.Id.Value, record.Id, $"{hours} h before its end", now, null, null);
                db.Notify(NotificationEvent.LeaseEnding(environment.ToConcern("keep"), record.EndsAt, hours, now));
                break;
            case LeaseNews.Ended:
                record.EndWith((await terms.OfAsync(environment, ct)).DeletesAtEnd);
                db.Record(Actor.Portal, "lease.ended", record.Id.Value, record.Id, record.Deletes ? "The portal asks for the delete" : "Only told: the policies delete nothing here", now, null, null);
                db.Notify(NotificationEvent.LeaseEnded(environment.ToConcern("keep"), record.Deletes, now));
                break;
        }
    }
}
