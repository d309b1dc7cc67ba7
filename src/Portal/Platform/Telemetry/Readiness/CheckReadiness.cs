using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Portal.Domain.Access;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Quartz;

namespace Portal.Platform.Telemetry.Readiness;

/// <summary>
/// Whether this node should be sent people. Without its store or its jobs it should not. An account that is away, or a clock that
/// is wrong, is told as degraded and keeps nobody out: it would be so on every node at once.
/// </summary>
public sealed class CheckReadiness(IDbContextFactory<PortalDb> dbs, ISchedulerFactory schedulers, AwsTime aws, IOptions<PortalSettings> settings, TimeProvider clock)
{
    /// <summary>A probe waits a few seconds at most.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // What falls due goes by the node's clock, and nodes that are further apart look at each other's records late.
    private static readonly TimeSpan ToleratedOfStore = TimeSpan.FromSeconds(5);

    // AWS refuses signatures that are five minutes off; well before that somebody should know.
    private static readonly TimeSpan ToleratedOfAws = TimeSpan.FromSeconds(30);

    public async Task<ReadinessReport> RunAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var checks = new List<ReadinessCheck>();
        try
        {
            await using var db = await dbs.CreateDbContextAsync(patience.Token);
            var asked = clock.GetUtcNow();
            var began = Stopwatch.GetTimestamp();
            var there = (await db.Database.SqlQueryRaw<DateTimeOffset>("SELECT clock_timestamp() AS \"Value\"").ToListAsync(patience.Token)).Single();
            checks.Add(ReadinessCheck.Good("database", "The database answers."));
            checks.Add(Clock("clock of the database", there - asked - (Stopwatch.GetElapsedTime(began) / 2), "The database", ToleratedOfStore));
            checks.Add(await JobsAsync(db, patience.Token));
            checks.AddRange(await AccountsAsync(db, patience.Token));
        }
        catch (Exception fault) when (fault is NpgsqlException or TimeoutException or InvalidOperationException || (fault is OperationCanceledException && !ct.IsCancellationRequested))
        {
            checks.Add(ReadinessCheck.Failed("database", "The database does not answer. Nothing can be shown or done until it does."));
        }
        if (aws.Offset is { } offset) checks.Add(Clock("clock of AWS", offset, "AWS", ToleratedOfAws));
        return new ReadinessReport(checks);
    }

    private async Task<ReadinessCheck> JobsAsync(PortalDb db, CancellationToken ct)
    {
        const string name = "job store";
        var scheduler = await schedulers.GetScheduler(ct);
        if (scheduler.Status is SchedulerStatus.ShuttingDown or SchedulerStatus.Shutdown) return ReadinessCheck.Failed(name, "This node is stopping: its jobs go to the others.");
        if (scheduler.Status is not SchedulerStatus.Running) return ReadinessCheck.Failed(name, "This node's jobs have not started yet.");
        var nodes = (await db.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM qrtz_scheduler_state").ToListAsync(ct)).Single();
        return ReadinessCheck.Good(name, $"Jobs run here; {nodes} {(nodes == 1 ? "node shares" : "nodes share")} them.");
    }

    private async Task<IEnumerable<ReadinessCheck>> AccountsAsync(PortalDb db, CancellationToken ct)
    {
        var places = await db.AccountPlaces.AsNoTracking().ToDictionaryAsync(place => place.Id, ct);
        return from account in settings.Value.Aws.Accounts
               from region in account.Regions
               let id = AccountPlace.IdOf(account.Id, region)
               let name = $"aws {id}"
               select places.GetValueOrDefault(id) switch
               {
                   { State: AccountState.Reachable } => ReadinessCheck.Good(name, $"{account.Title} answers in {region}."),
                   { State: AccountState.Unreachable, Reason: var why } => ReadinessCheck.Degraded(name, $"{account.Title} does not answer in {region}: {why}"),
                   _ => ReadinessCheck.Good(name, $"Nobody has looked yet whether {account.Title} answers in {region}."),
               };
    }

    private static ReadinessCheck Clock(string name, TimeSpan off, string whose, TimeSpan tolerated) => off.Duration() <= tolerated
        ? ReadinessCheck.Good(name, $"{whose} has the same time, within {tolerated.TotalSeconds:0} s.")
        : ReadinessCheck.Degraded(name, $"{whose} is {off.Duration().TotalSeconds:0} s {(off > TimeSpan.Zero ? "ahead of" : "behind")} this node. Let both take their time from the network.");
}
