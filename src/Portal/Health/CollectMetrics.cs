using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Health;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>
/// Reads measured values: once an hour for everybody, at every pass for those that are watched, in alarm or not well. The past of
/// an environment that is new here is filled backwards, some days at each pass, as far as the objective's window reaches.
/// </summary>
public sealed class CollectMetrics(MetricsOfHealth aws, IOptions<HealthSettings> settings, TimeProvider clock)
{
    // CloudWatch has a minute's values some minutes later.
    private static readonly TimeSpan Lag = TimeSpan.FromMinutes(2);

    // Values that came late are read again.
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    /// <summary>A gap longer than this is filled by five minutes, like the past.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromHours(3);

    private static readonly TimeSpan FillSlice = TimeSpan.FromDays(3);
    private static readonly TimeSpan FillPatience = TimeSpan.FromSeconds(3);

    // So many environments at a time keep the answer within one page, and the memory small.
    private const int Together = 25;
    private const int FilledTogether = 4;

    internal async Task RunAsync(PortalDb db, HealthPlace place, FleetOfPlace fleet, PassLooks looks, MetricsBill bill, DateTimeOffset now, CancellationToken ct)
    {
        var pace = TimeSpan.FromMinutes(settings.Value.MetricsEveryMinutes);
        var before = looks[LookKind.Metrics];
        var isHour = before.Fault is not null || before.IsDue(now, pace);
        var due = fleet.Members.Where(member => isHour || fleet.NeedsMinutes(member) || member.Health.MetricsThrough is null).ToList();
        if (due.Count == 0 && !fleet.Members.Any(member => member.Health.HasGap)) return;
        try
        {
            var to = ResolutionFacts.Of(Resolution.Minute).CellOf(now - Lag);
            foreach (var chunk in due.Chunk(Together)) await ReadAsync(db, place, chunk, to, now, bill, ct);
            await FillAsync(db, place, fleet, bill, ct);
            if (isHour) looks.Note(before.Saw(now, pace));
        }
        catch (AwsFaultException fault)
        {
            looks.Note(before.Failed(fault.Fault.Sentence, now, pace));
        }
    }

    private async Task ReadAsync(PortalDb db, HealthPlace place, IReadOnlyList<FleetMember> members, DateTimeOffset to, DateTimeOffset now, MetricsBill bill, CancellationToken ct)
    {
        var five = ResolutionFacts.Of(Resolution.FiveMinutes);
        foreach (var alike in members.Select(member => (Member: member, From: five.CellOf(Begin(member, to, now)))).GroupBy(one => one.From))
        {
            if (alike.Key >= to) continue;
            var values = await aws.ReadAsync(place.Account, place.Region, Asks(alike.Select(one => one.Member), to), alike.Key, to, TimeSpan.FromMinutes(1), bill, ct);
            var blocks = await ReadBlocks.OfAsync(db, [.. alike.Select(one => one.Member.Health.Id)], alike.Key, to, to, settings.Value.WindowDays, ct);
            foreach (var (member, from) in alike)
            {
                var store = new MetricStore(db, member.Health.Id, blocks);
                // A stack of which nothing is measured is read to the same moment: there is nothing more to come.
                if (values.TryGetValue(member.Health.Id, out var told)) await store.PutAsync(told, from, to, member.HasHours, ct);
                await MeasureAsync(store, member.Health, to, ct);
                store.Keep();
            }
            await db.SaveChangesAsync(ct);
            Forget(db);
        }
    }

    // Where an environment is new, or nobody read for long, the last hour comes first and the rest is to be filled.
    private DateTimeOffset Begin(FleetMember member, DateTimeOffset to, DateTimeOffset now)
    {
        var health = member.Health;
        if (health.MetricsThrough is { } through && through <= now && to - through <= Gap) return through - Again;
        var from = ResolutionFacts.Of(Resolution.FiveMinutes).CellOf(to.AddHours(-1));
        var window = now.AddDays(-settings.Value.WindowDays);
        var goal = health.MetricsThrough is { } left && left <= now && !health.HasGap && left > window ? left : window;
        health.BeginFill(from, member.CreatedAt > goal ? member.CreatedAt : goal);
        return from;
    }

    private async Task FillAsync(PortalDb db, HealthPlace place, FleetOfPlace fleet, MetricsBill bill, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var five = ResolutionFacts.Of(Resolution.FiveMinutes);
        while (clock.GetElapsedTime(began) < FillPatience)
        {
            // Those that are furthest behind first, so that all get their window at about the same time.
            var chosen = fleet.Members.Where(member => member.Health.HasGap).OrderByDescending(member => member.Health.FilledFrom).Take(FilledTogether).ToList();
            if (chosen.Count == 0) return;
            foreach (var alike in chosen.GroupBy(member => member.Health.FilledFrom!.Value))
            {
                var to = alike.Key;
                var from = five.CellOf(to - FillSlice);
                var values = await aws.ReadAsync(place.Account, place.Region, Asks(alike, null), from, to, TimeSpan.FromMinutes(5), bill, ct);
                var blocks = await ReadBlocks.OfAsync(db, [.. alike.Select(member => member.Health.Id)], from, to, alike.Max(member => member.Health.MetricsThrough) ?? to, settings.Value.WindowDays, ct);
                foreach (var member in alike)
                {
                    var start = member.Health.FillGoal is { } goal && goal > from ? five.CellOf(goal) : from;
                    var store = new MetricStore(db, member.Health.Id, blocks);
                    if (values.TryGetValue(member.Health.Id, out var told)) await store.PutAsync(told, start, to, member.HasHours, ct);
                    member.Health.FilledBackTo(start);
                    if (member.Health.MetricsThrough is { } through) await MeasureAsync(store, member.Health, through, ct);
                    store.Keep();
                }
                await db.SaveChangesAsync(ct);
                Forget(db);
            }
        }
    }

    // What is written is not needed again: a thousand environments would fill the memory.
    private static void Forget(PortalDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<MetricBlock>().ToList()) entry.State = EntityState.Detached;
    }

    private async Task MeasureAsync(MetricStore store, EnvironmentHealth health, DateTimeOffset to, CancellationToken ct)
    {
        var through = ResolutionFacts.Of(Resolution.FiveMinutes).CellOf(to);
        var sums = await store.SumsAsync(through.AddDays(-settings.Value.WindowDays), through, ct);
        var hasData = sums.Any(one => one.Sums.Measured > 0);
        var slo = hasData ? MeasureSlo.Of(settings.Value.Objective, (from, until) => Sum(sums, from, until, one => one.Sums), health.FilledFrom, through) : null;
        var edge = sums.Any(one => one.Edge.Requests > 0) ? MeasureSlo.Of(settings.Value.Objective, (from, until) => Sum(sums, from, until, one => one.Edge), health.FilledFrom, through) : null;
        health.Measured(to, await RecentAsync(store, health, to, ct), slo, edge, await NeededAsync(store, to, ct));
    }

    private static ServiceSums Sum(
        IReadOnlyList<(DateTimeOffset At, ServiceSums Sums, ServiceSums Edge)> all, DateTimeOffset from, DateTimeOffset to, Func<(DateTimeOffset At, ServiceSums Sums, ServiceSums Edge), ServiceSums> which)
    {
        var whole = default(ServiceSums);
        foreach (var one in all)
            if (one.At >= from && one.At < to) whole += which(one);
        return whole;
    }

    private static async Task<RecentMetrics> RecentAsync(MetricStore store, EnvironmentHealth health, DateTimeOffset to, CancellationToken ct)
    {
        const int minutes = 5;
        async Task<Cell?> LastAsync(HealthMetric metric, int back)
        {
            Cell? whole = null;
            for (var n = 1; n <= back; n++)
                if (await store.CellAsync(Resolution.Minute, metric, to.AddMinutes(-n), ct) is { } cell) whole = whole is { } before ? Cell.Merge(MetricFacts.All[metric], before, cell) : cell;
            return whole;
        }
        async Task<double?> MeanAsync(HealthMetric metric) => (await LastAsync(metric, minutes))?.Mean;
        async Task<double?> CountAsync(HealthMetric metric) => (await LastAsync(metric, minutes))?.Sum;
        var refused = await CountAsync(HealthMetric.BalancerErrors) ?? 0;
        var requests = (await CountAsync(HealthMetric.Requests) ?? 0) + refused;
        var failed = (await CountAsync(HealthMetric.TargetErrors) ?? 0) + refused;
        var edge = await CountAsync(HealthMetric.EdgeRequests);
        return new RecentMetrics(
            await LastAsync(HealthMetric.Measured, minutes) is null ? null : requests, requests > 0 ? 100 * failed / requests : null,
            await MeanAsync(HealthMetric.LatencyP95), (await LastAsync(HealthMetric.HealthyHosts, 1))?.Worst, await MeanAsync(HealthMetric.Cpu),
            await MeanAsync(HealthMetric.DatabaseCpu), await MeanAsync(HealthMetric.DatabaseReadLatency), await MeanAsync(HealthMetric.DatabaseWriteLatency), (await LastAsync(HealthMetric.DatabaseFree, minutes))?.Worst,
            await MeanAsync(HealthMetric.CacheMemory), health.Resources.Cache is null ? null : await CountAsync(HealthMetric.CacheEvictions) ?? 0, await MeanAsync(HealthMetric.CacheLag),
            edge > 0 ? 100 * (await CountAsync(HealthMetric.EdgeErrors) ?? 0) / edge : null, edge);
    }

    private async Task<int?> NeededAsync(MetricStore store, DateTimeOffset to, CancellationToken ct)
    {
        var hour = ResolutionFacts.Of(Resolution.Hour);
        var hours = new List<(double, double)>();
        for (var at = hour.CellOf(to.AddDays(-7)); at < to; at += hour.Cell)
            if (await store.CellAsync(Resolution.Hour, HealthMetric.Cpu, at, ct) is { } cpu && await store.CellAsync(Resolution.Hour, HealthMetric.InService, at, ct) is { } inService)
                hours.Add((cpu.Mean, inService.Mean));
        return EstimateNeed.Of(hours, settings.Value.UsableCpuPercent);
    }

    // Bytes at the edge go by the request, whose number is known: a fifth of the hours tells how many. At null all are asked for.
    private static List<(EnvironmentId, MetricAsk)> Asks(IEnumerable<FleetMember> members, DateTimeOffset? at) =>
        [.. from member in members from ask in MetricAsk.Of(member.Health.Resources, member.Health.Seen)
            where ask.Metric is not AskedMetric.EdgeBytes || at is not { } to || MetricAsk.SamplesBytes(member.Health.Id, to)
            select (member.Health.Id, ask)];
}
