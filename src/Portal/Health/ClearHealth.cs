using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Health;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>Takes away what is kept long enough: it stands in what is coarser.</summary>
public sealed class ClearHealth(IOptions<HealthSettings> settings)
{
    /// <summary>Once an hour and place, by the pass that crosses the hour.</summary>
    internal static bool IsDue(HealthPlace place, DateTimeOffset now)
    {
        var hour = ResolutionFacts.Of(Resolution.Hour);
        return place.PassedAt is { } passed && hour.CellOf(passed) < hour.CellOf(now);
    }

    internal async Task RunAsync(PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var (resolution, days) in new[] { (Resolution.Minute, settings.Value.KeepMinutesDays), (Resolution.FiveMinutes, settings.Value.KeepFiveMinutesDays), (Resolution.Hour, settings.Value.KeepHoursDays) })
        {
            // A block goes when its end is old enough.
            var start = now.AddDays(-days) - ResolutionFacts.Of(resolution).Block;
            await db.MetricBlocks.Where(block => block.Resolution == resolution && block.Start < start).ExecuteDeleteAsync(ct);
        }
        var snapshots = now.AddDays(-settings.Value.KeepFiveMinutesDays);
        await db.HealthSnapshots.Where(snapshot => snapshot.At < snapshots).ExecuteDeleteAsync(ct);
        var events = now.AddDays(-settings.Value.KeepHoursDays);
        await db.HealthEvents.Where(one => one.At < events).ExecuteDeleteAsync(ct);
        await db.HealthWatches.Where(watch => watch.Until < now).ExecuteDeleteAsync(ct);
    }
}
