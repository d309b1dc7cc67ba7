using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Environments;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Series for charts, at a resolution that fits the range: a chart gets a few hundred points at most.</summary>
public sealed class ReadMetrics(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    /// <summary>The ranges that pages and the API offer, by their names.</summary>
    public static readonly IReadOnlyList<(string Name, TimeSpan Length, Resolution From, TimeSpan Step)> Ranges =
    [
        ("1h", TimeSpan.FromHours(1), Resolution.Minute, TimeSpan.FromMinutes(1)),
        ("24h", TimeSpan.FromHours(24), Resolution.FiveMinutes, TimeSpan.FromMinutes(5)),
        ("7d", TimeSpan.FromDays(7), Resolution.FiveMinutes, TimeSpan.FromMinutes(30)),
        ("30d", TimeSpan.FromDays(30), Resolution.Hour, TimeSpan.FromHours(2)),
    ];

    /// <param name="environment">The id, or the name of a living environment.</param>
    /// <param name="range">One of <see cref="Ranges"/>.</param>
    /// <param name="metrics">Null: all there are.</param>
    public async Task<Outcome<MetricRange>> RunAsync(Actor actor, string environment, string range, IReadOnlyList<HealthMetric>? metrics, CancellationToken ct)
    {
        var asked = Ranges.FirstOrDefault(one => one.Name == range);
        if (asked.Name is null) return new Outcome<MetricRange>.Invalid([new Problem("range", "allowedValues", "There is no such range.", $"Choose {string.Join(", ", Ranges.Select(one => one.Name))}.")]);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var (asId, team) = (new EnvironmentId(environment), actor.OnlyTeam);
        var found = await db.Environments.AsNoTracking().Where(e => (e.Id == asId || (e.Name == environment && e.State != EnvironmentState.Deleted)) && (team == null || e.Team == team))
            .OrderByDescending(e => e.CreatedAt).Select(e => new { e.Id }).FirstOrDefaultAsync(ct);
        if (found is not { Id: var id }) return new Outcome<MetricRange>.NotFound(ReadEnvironments.None);
        var through = await db.EnvironmentHealth.Where(health => health.Id == id).Select(health => health.MetricsThrough).FirstOrDefaultAsync(ct);
        var now = clock.GetUtcNow();
        var facts = ResolutionFacts.Of(asked.From);
        var to = facts.CellOf(through is { } end && end < now ? end : now);
        // Data that is read once an hour ends an hour ago at worst; a chart of one hour ends where they do.
        var from = to - asked.Length;
        var history = await MetricHistory.ReadAsync(db, id, asked.From, from, to, ct);
        var series = (metrics ?? history.Metrics).Where(metric => MetricFacts.All.ContainsKey(metric)).Select(metric => new MetricSeries(metric, MetricFacts.All[metric].Title, MetricFacts.All[metric].Unit, Points(history, metric, from, to, asked.Step))).ToList();
        return new MetricRange(from, to, asked.Step, series, [.. (await ReadTimeline.OfAsync(db, id, from, now, 500, ct)).Where(entry => entry.Kind is TimelineKind.Deployment or TimelineKind.Alarm or TimelineKind.Failover or TimelineKind.Zone or TimelineKind.Drill)]);
    }

    private static List<MetricPoint> Points(MetricHistory history, HealthMetric metric, DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        var facts = MetricFacts.All[metric];
        var points = new List<MetricPoint>();
        for (var at = from; at < to; at += step)
        {
            Cell? whole = null;
            for (var cell = at; cell < at + step && cell < to; cell += history.Facts.Cell)
                if (history.At(metric, cell) is { } one) whole = whole is { } before ? Cell.Merge(facts, before, one) : one;
            if (whole is { } point) points.Add(new MetricPoint(at, facts.IsCount ? point.Sum : point.Mean, point.Worst));
        }
        return points;
    }
}
