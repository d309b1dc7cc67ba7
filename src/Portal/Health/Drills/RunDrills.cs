using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Domain.Health.Drills;
using Portal.Domain.Notifications;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Health.Drills;

/// <summary>
/// One look at a drill: note what stands, tell AWS once, or measure how it recovers. Each look is a step that is kept, so a drill goes
/// on where a killed node left it; only the order itself is never repeated.
/// </summary>
[Description("Starts drills, once each, and measures how they recover")]
public sealed class RunDrills(JobParts parts, FailoversOfHealth aws, CheckDrill check, ProbeSite site, DrillOrders orders, IOptions<HealthSettings> settings) : LookedJob<Drill>(parts)
{
    /// <summary>For so long it is looked whether AWS took an order whose node ended.</summary>
    private static readonly TimeSpan Doubt = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan AfterThrottling = TimeSpan.FromSeconds(5);

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT d.*, d.xmin FROM drills d WHERE d.next_look_at <= {now} ORDER BY d.next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) =>
        db.Drills.Where(drill => drill.NextLookAt != null).MinAsync(drill => drill.NextLookAt, ct);

    protected override async Task LookAsync(PortalDb db, Drill record, CancellationToken ct)
    {
        var environment = await db.Environments.AsNoTracking().SingleAsync(e => e.Id == record.EnvironmentId, ct);
        await (record.State switch
        {
            DrillState.Waiting => BeginAsync(db, record, environment, ct),
            DrillState.Ordering => OrderAsync(db, record, environment, ct),
            DrillState.Watching => WatchAsync(db, record, environment, ct),
            _ => throw new InvalidOperationException($"Drill {record.Id} is {record.State} and is looked at."),
        });
    }

    // What spoke against it may have come up since it was asked for.
    private async Task BeginAsync(PortalDb db, Drill drill, ManagedEnvironment environment, CancellationToken ct)
    {
        var problems = (await check.GroundAsync(db, environment, drill.Id, Clock.GetUtcNow(), ct)).Problems(drill.Kind);
        var before = problems.Count > 0 ? null : await aws.LookAsync(environment.Account, environment.Region, drill.Kind, drill.Resource, ct);
        var why = problems.Count > 0 ? string.Join(' ', problems.Select(problem => problem.Message))
            : before is null ? $"AWS knows no {drill.Kind.Noun()} {drill.Resource}."
            : !before.IsAvailable ? $"The {drill.Kind.Noun()} is {before.Status}."
            : before.OtherZones.Count == 0 ? $"The {drill.Kind.Noun()} has nothing to go to." : null;
        if (why is not null)
        {
            await FailAsync(db, drill, environment, $"{why} Nothing was failed over.", ct);
            return;
        }
        var address = ProbeSite.SiteOf(environment.Outputs);
        var error = address is null ? null : await site.RunAsync(address, ct);
        var (limit, now) = (TimeSpan.FromMinutes(settings.Value.DrillMinutes), Clock.GetUtcNow());
        var freeze = FreezeForDrill.Set(db, drill, environment, limit, now);
        drill.Order(before!, address is null ? SiteProbe.None : new SiteProbe(address.ToString(), error is null, error), freeze, limit, now);
        db.Record(Actor.Portal, "drill.ordering", drill.Id.Value, environment.Id, $"Before: {before!.Words(drill.Kind)}", now);
    }

    private async Task OrderAsync(PortalDb db, Drill drill, ManagedEnvironment environment, CancellationToken ct)
    {
        if (!await orders.TakeAsync(drill.Id, ct))
        {
            await DoubtAsync(db, drill, environment, ct);
            return;
        }
        // Opened after the last look at the ground and before the freeze was seen by others.
        if (await CheckDrill.IsDeployingAsync(db, environment.Id, ct))
        {
            await orders.GiveBackAsync(drill.Id, ct);
            await FailAsync(db, drill, environment, "A deployment began in the same moment. Nothing was failed over.", ct);
            return;
        }
        try
        {
            await aws.OrderAsync(environment.Account, environment.Region, drill.Kind, drill.Resource, ct);
            Begun(db, drill, environment, isSure: true);
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Throttled)
        {
            await orders.GiveBackAsync(drill.Id, ct);
            drill.LookWhetherOrdered(Clock.GetUtcNow() + AfterThrottling);
        }
        // Its state may be refused because the order of a lost answer was carried out already.
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Unreachable || (fault.Fault is AwsFault.Refused { Code: var code } && code.Contains("State", StringComparison.Ordinal)))
        {
            drill.LookWhetherOrdered(Clock.GetUtcNow().AddSeconds(settings.Value.DrillEverySeconds));
        }
        catch (AwsFaultException fault)
        {
            await FailAsync(db, drill, environment, $"{fault.Fault.Sentence} Nothing was failed over.", ct);
        }
    }

    // Somebody had the leave and is gone, or got no answer. What is seen tells whether AWS took the order.
    private async Task DoubtAsync(PortalDb db, Drill drill, ManagedEnvironment environment, CancellationToken ct)
    {
        var seen = await aws.LookAsync(environment.Account, environment.Region, drill.Kind, drill.Resource, ct);
        // Something else may keep it from being available; only a failover counts.
        var hasMoved = seen is not null && seen.HasMovedFrom(drill.Before!)
            || seen is { IsAvailable: false } && (await EventsAsync(drill, environment, ct)).Any(one => one.Text.Contains("failover", StringComparison.OrdinalIgnoreCase));
        if (hasMoved) Begun(db, drill, environment, isSure: false);
        else if (Clock.GetUtcNow() - drill.OrderedAt > Doubt) await FailAsync(db, drill, environment, $"AWS gave no answer to the order, and the {drill.Kind.Noun()} shows no failover since. The order is not given twice; start another drill.", ct);
        else drill.LookWhetherOrdered(Clock.GetUtcNow().AddSeconds(settings.Value.DrillEverySeconds));
    }

    private void Begun(PortalDb db, Drill drill, ManagedEnvironment environment, bool isSure)
    {
        var now = Clock.GetUtcNow();
        drill.Ordered(isSure, now);
        db.Record(Actor.Portal, "drill.ordered", drill.Id.Value, environment.Id, $"{DrillWords.Title(drill.Kind)} {drill.Resource} for {drill.ByName}", now);
        db.HealthEvents.Add(HealthEvent.Of(environment.Id, HealthEventKind.DrillBegan, drill.OrderedAt!.Value, $"Drill by {drill.ByName}: the {drill.Kind.Noun()} is failed over", drill.Note, tier: TierOf(drill)));
        db.Notify(NotificationEvent.DrillStarted(ConcernOf(environment, drill), drill.Kind.Noun(), drill.ByName, DrillWords.Path(environment.Id, drill.Id), now));
    }

    private async Task WatchAsync(PortalDb db, Drill drill, ManagedEnvironment environment, CancellationToken ct)
    {
        var probing = drill.Probe is { IsReachable: true, Url: { } url } ? site.RunAsync(new Uri(url), ct) : Task.FromResult<string?>(null);
        var seen = await SeenAsync(drill, environment, ct);
        var error = await probing;
        var now = Clock.GetUtcNow();
        var isWell = drill.Saw(seen, drill.Probe.IsReachable, error, now, now.AddSeconds(settings.Value.DrillEverySeconds));
        if (!isWell && now < drill.Deadline) return;
        var events = await EventsAsync(drill, environment, ct);
        if (isWell) drill.Recover(events, now);
        else drill.RunOut(events, now);
        await FreezeForDrill.LiftAsync(db, drill, now, ct);
        var words = DrillWords.Of(drill, now);
        db.Record(Actor.Portal, isWell ? "drill.recovered" : "drill.notRecovered", drill.Id.Value, environment.Id, $"{words}; {drill.Probe.Errors} of {drill.Probe.Counted} probes failed", now);
        db.HealthEvents.Add(HealthEvent.Of(environment.Id, HealthEventKind.DrillOver, now, $"Drill over: {char.ToLowerInvariant(words[0])}{words[1..]}", "", isWell ? HealthState.Healthy : HealthState.Degraded, TierOf(drill)));
        db.Notify(NotificationEvent.DrillEnded(ConcernOf(environment, drill), Actor.Portal, $"{DrillWords.Title(drill.Kind)} of {environment.Name}: {char.ToLowerInvariant(words[0])}{words[1..]}.", DrillWords.Path(environment.Id, drill.Id), now));
    }

    // A look that AWS refuses or throttles does not stop the probing.
    private async Task<DrillSeen?> SeenAsync(Drill drill, ManagedEnvironment environment, CancellationToken ct)
    {
        try
        {
            return await aws.LookAsync(environment.Account, environment.Region, drill.Kind, drill.Resource, ct);
        }
        catch (AwsFaultException)
        {
            return null;
        }
    }

    // Evidence that is not to be had is said in its place; the drill ends all the same.
    private async Task<IReadOnlyList<DrillEvent>> EventsAsync(Drill drill, ManagedEnvironment environment, CancellationToken ct)
    {
        try
        {
            return await aws.EventsAsync(environment.Account, environment.Region, drill.Kind, drill.Resource, drill.OrderedAt!.Value.AddMinutes(-1), ct);
        }
        catch (AwsFaultException fault)
        {
            return [new DrillEvent(Clock.GetUtcNow(), fault.Fault.Sentence)];
        }
    }

    private async Task FailAsync(PortalDb db, Drill drill, ManagedEnvironment environment, string why, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        drill.Fail(why, now);
        await FreezeForDrill.LiftAsync(db, drill, now, ct);
        db.Record(Actor.Portal, "drill.failed", drill.Id.Value, environment.Id, why, now);
        db.Notify(NotificationEvent.DrillEnded(ConcernOf(environment, drill), Actor.Portal, why, DrillWords.Path(environment.Id, drill.Id), now));
    }

    private static Concern ConcernOf(ManagedEnvironment environment, Drill drill) => environment.ToConcern("drill") with { Requester = drill.By, RequesterName = drill.ByName };

    private static HealthTier TierOf(Drill drill) => drill.Kind is DrillKind.Database ? HealthTier.Database : HealthTier.Cache;
}
