using System.ComponentModel;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Health;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Health;

/// <summary>
/// One pass over an account and region: whole lists, matched to environments by the physical ids of their stacks. The place's
/// row is held meanwhile, so that of two nodes one passes; when that is killed, its hold ends and the other's next sweep goes on.
/// </summary>
[Description("Collects health, account by account and region by region")]
public sealed class CollectHealth(JobParts parts, ResourcesOfHealth aws, CollectMetrics metrics, TellHealth tell, ClearHealth clear, HealthMeter meter, IOptions<HealthSettings> settings) : LookedJob<HealthPlace>(parts)
{
    // No pass is ever planned further ahead: one that is was planned by a clock that was wrong.
    private static readonly TimeSpan Furthest = TimeSpan.FromHours(1);

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT p.* FROM health_places p WHERE {settings.Value.Collect} AND (p.next_look_at <= {now} OR p.next_look_at > {now + Furthest}) ORDER BY p.next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    protected override async Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) =>
        settings.Value.Collect ? await db.HealthPlaces.Where(place => place.NextLookAt != null).MinAsync(place => place.NextLookAt, ct) : null;

    protected override async Task LookAsync(PortalDb db, HealthPlace record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var began = Stopwatch.GetTimestamp();
        var fleet = await FleetOfPlace.ReadAsync(db, record, now, ct);
        var brisk = TimeSpan.FromSeconds(settings.Value.EverySeconds);
        var looks = new PassLooks(record, aws, now);
        var bill = new MetricsBill();
        if (fleet.Members.Count > 0)
        {
            var before = fleet.Members.ToDictionary(member => member.Health.Id, member => HealthBefore.Of(member.Health));
            await looks.RunAsync(brisk, fleet.IsBrisk ? brisk : TimeSpan.FromSeconds(settings.Value.CalmEverySeconds), TimeSpan.FromSeconds(settings.Value.SeldomEverySeconds), ct);
            var see = new SeeEnvironments(db, looks, settings.Value, now);
            see.Look(fleet.Members);
            // The first pass shows what stands; what is measured follows with the next, which comes at once.
            if (record.PassedAt is not null) await metrics.RunAsync(db, record, fleet, looks, bill, now, ct);
            see.Judge(fleet.Members);
            await tell.RunAsync(db, record, fleet.Members, before, now, ct);
        }
        if (ClearHealth.IsDue(record, now)) await clear.RunAsync(db, now, ct);
        await NoteMetricDay.RunAsync(db, record, bill, now, ct);
        var took = Stopwatch.GetElapsedTime(began);
        var isBehind = fleet.Members.Any(member => member.Health.MetricsThrough is null || member.Health.HasGap) && looks[LookKind.Metrics].Fault is null;
        record.Passed(looks.Standings, $"{Environment.MachineName}-{Environment.ProcessId}", fleet.Members.Count, looks.Calls + bill.Calls, took, now, isBehind ? now + TimeSpan.FromSeconds(Math.Min(1, settings.Value.EverySeconds)) : now + brisk);
        meter.Passed(record, bill, took);
    }
}
