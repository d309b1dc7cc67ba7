using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Portal.Domain;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Platform.Data;

namespace Portal.Platform.Telemetry;

/// <summary>Reads every quarter of a minute what only the store knows: how much waits, and how environments are. All nodes tell the same; take one of them.</summary>
internal sealed class SampleStore : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly IDbContextFactory<PortalDb> _dbs;
    private readonly TimeProvider _clock;
    private readonly ILogger<SampleStore> _log;
    private Sample _sample = Sample.None;

    public SampleStore(IDbContextFactory<PortalDb> dbs, PortalMeter meter, TimeProvider clock, ILogger<SampleStore> log)
    {
        (_dbs, _clock, _log) = (dbs, clock, log);
        meter.Gauge("portal.jobs.waiting", "Records that are due and not looked at yet, by kind", () => _sample.Waiting);
        meter.Gauge("portal.environments", "Environments by health", () => _sample.States);
        meter.Gauge("portal.slo.burning", "Environments whose error budget burns too fast, by level", () => _sample.Burning);
        meter.Gauge("portal.slo.missed", "Environments below their objective over its window", () => _sample.Missed);
        meter.Gauge("portal.deployments.running", "Deployments under way", () => _sample.Running);
        meter.Gauge("portal.aws.unreachable", "Accounts' regions that the portal does not get into", () => _sample.Unreachable);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _sample = await ReadAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                // What is not known is told by nobody.
                _sample = Sample.None;
                _log.LogDebug(fault, "The store could not be sampled");
            }
            await Task.Delay(Every, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    internal async Task<Sample> ReadAsync(CancellationToken ct)
    {
        await using var db = await _dbs.CreateDbContextAsync(ct);
        var now = _clock.GetUtcNow();
        var waiting = new List<Measurement<long>>();
        foreach (var type in db.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(Looked))))
        {
            // The table's name is the model's own.
            var sql = "SELECT count(*) AS \"Value\" FROM " + type.GetTableName() + " WHERE next_look_at <= {0}";
            var due = await db.Database.SqlQueryRaw<long>(sql, now).SingleAsync(ct);
            waiting.Add(Of(due, "record", type.ClrType.Name));
        }
        var health = await db.EnvironmentHealth.AsNoTracking().GroupBy(one => new { one.State, one.Burning }).Select(group => new { group.Key, Count = group.LongCount() }).ToListAsync(ct);
        var missed = (await db.EnvironmentHealth.AsNoTracking().Where(one => one.Slo != null).Select(one => one.Slo).ToListAsync(ct)).LongCount(slo => slo is { IsMet: false });
        var running = await db.Deployments.LongCountAsync(one => one.State == Domain.Deployments.DeploymentState.Pending || one.State == Domain.Deployments.DeploymentState.InProgress, ct);
        var unreachable = await db.AccountPlaces.LongCountAsync(place => place.State == Domain.Access.AccountState.Unreachable, ct);
        return new Sample(
            waiting,
            [.. Enum.GetValues<HealthState>().Select(state => Of(health.Where(one => one.Key.State == state).Sum(one => one.Count), "state", state.ToString()))],
            [.. Enum.GetValues<BurnLevel>().Where(level => level is not BurnLevel.None).Select(level => Of(health.Where(one => one.Key.Burning == level).Sum(one => one.Count), "level", level.ToString()))],
            [new(missed)], [new(running)], [new(unreachable)]);
    }

    private static Measurement<long> Of(long value, string tag, string word) => new(value, new KeyValuePair<string, object?>(tag, char.ToLowerInvariant(word[0]) + word[1..]));

    /// <summary>What was read last.</summary>
    internal sealed record Sample(
        IReadOnlyList<Measurement<long>> Waiting, IReadOnlyList<Measurement<long>> States, IReadOnlyList<Measurement<long>> Burning,
        IReadOnlyList<Measurement<long>> Missed, IReadOnlyList<Measurement<long>> Running, IReadOnlyList<Measurement<long>> Unreachable)
    {
        public static Sample None { get; } = new([], [], [], [], [], []);
    }
}
