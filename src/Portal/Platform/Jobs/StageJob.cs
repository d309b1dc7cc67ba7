using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Portal.Domain;
using Portal.Platform.Data;
using Portal.Platform.Telemetry;
using Quartz;

namespace Portal.Platform.Jobs;

/// <summary>
/// A job that makes one look at every record that is due and returns. A record is claimed by its row lock: a second
/// node passes it over, and a killed node's claim ends with its connection. Each look is one transaction.
/// </summary>
[DisallowConcurrentExecution]
public abstract class StageJob<TRecord>(JobParts parts) : IJob, ILooks where TRecord : class
{
    private const string Claimed = "claimed";

    private static readonly TimeSpan Meanwhile = TimeSpan.FromSeconds(1);

    // Of one run: each is made by a job of its own.
    private int _looked;
    private int _failed;
    private string? _fault;

    /// <summary>Looks that run side by side; the limiter per account and region keeps AWS's pace.</summary>
    protected virtual int Workers => 8;

    protected TimeProvider Clock => parts.Clock;

    /// <summary>SQL that selects one due record and locks it: ends in FOR UPDATE SKIP LOCKED.</summary>
    protected abstract FormattableString Due(DateTimeOffset now);

    /// <summary>One look at one record. What it changes is saved and committed by the caller.</summary>
    protected abstract Task LookAsync(PortalDb db, TRecord record, CancellationToken ct);

    /// <summary>When the next record falls due; null when none waits.</summary>
    protected virtual Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) => Task.FromResult<DateTimeOffset?>(null);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // A node that stops leaves what is next to the others, or to its own next start.
            if (await LookAsync(cancellationToken) is { } next && context.Scheduler.Status is SchedulerStatus.Running) await parts.Wake.AtAsync(context.JobDetail.Key, next, cancellationToken);
        }
        finally
        {
            context.Result = Report();
        }
    }

    private JobRunReport Report() =>
        _failed > 0 ? JobRunReport.Failed($"{_failed} of {Counted(_looked)} failed: {_fault}")
        : _looked > 0 ? JobRunReport.Succeeded(Counted(_looked))
        : JobRunReport.Skipped();

    private static string Counted(int looks) => looks == 1 ? "1 look" : $"{looks} looks";

    public async Task<DateTimeOffset?> LookAsync(CancellationToken ct)
    {
        await LookAtAllDueAsync(ct);
        await using var db = await parts.Dbs.CreateDbContextAsync(ct);
        return await NextDueAsync(db, ct);
    }

    /// <summary>
    /// Looks at every record that is due, and ends when none is. A look that waits long, for an account that gives no
    /// answer, holds up no other: what falls due meanwhile is looked at beside it.
    /// </summary>
    public async Task LookAtAllDueAsync(CancellationToken ct)
    {
        var looking = Enumerable.Range(0, Workers).Select(_ => LookUntilNoneIsDueAsync(ct)).ToList();
        while (!looking.TrueForAll(look => look.IsCompleted) && !ct.IsCancellationRequested)
        {
            await Task.WhenAny(Task.WhenAll(looking), Task.Delay(Meanwhile, Clock, ct));
            if (looking.TrueForAll(look => look.IsCompleted)) break;
            // A fault is kept until the end, where it is thrown.
            looking.RemoveAll(look => look.IsCompletedSuccessfully);
            while (looking.Count < Workers) looking.Add(LookUntilNoneIsDueAsync(ct));
        }
        await Task.WhenAll(looking);
    }

    private async Task LookUntilNoneIsDueAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && await LookAtOneAsync(ct)) { }
    }

    private async Task<bool> LookAtOneAsync(CancellationToken ct)
    {
        await using var db = await parts.Dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await ClaimAsync(db, ct) is not { } record) return false;
        Interlocked.Increment(ref _looked);
        await transaction.CreateSavepointAsync(Claimed, ct);
        using var looking = new MeasuredLook(GetType().Name, record, parts.Meter, parts.Log, Clock);
        try
        {
            await LookAsync(db, record, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            looking.Done();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            looking.Failed(fault);
            Tell(fault, record, db);
            if (!await IsTakenBackAsync(transaction, ct)) return false;
            var goesOn = await GoOnAfterAsync(db, record, fault, ct);
            await transaction.CommitAsync(ct);
            return goesOn;
        }
        return true;
    }

    // What was done is taken back and the claim is not: another worker would be through with the record before its failure is
    // noted. A store that went away took the transaction and the claim with it: the record is as it was, and the sweep tries again.
    private static async Task<bool> IsTakenBackAsync(IDbContextTransaction transaction, CancellationToken ct)
    {
        try
        {
            await transaction.RollbackToSavepointAsync(Claimed, ct);
            return true;
        }
        catch (Exception fault) when (fault is InvalidOperationException || StoreFault.SentenceOf(fault) is not null)
        {
            return false;
        }
    }

    // A lock is checked against the record's own row. What other tables say about it is as old as the statement that began
    // to wait, and another worker may have been through with the record since: under the lock it is asked once more.
    private async Task<TRecord?> ClaimAsync(PortalDb db, CancellationToken ct)
    {
        TRecord? claimed = null;
        while ((await db.Set<TRecord>().FromSql(Due(Clock.GetUtcNow())).ToListAsync(ct)).SingleOrDefault() is { } due)
        {
            if (ReferenceEquals(due, claimed) || IsDueByItself) return due;
            claimed = due;
        }
        return null;
    }

    /// <summary>What makes a record due stands in its own row, and changes with each look.</summary>
    protected virtual bool IsDueByItself => false;

    /// <summary>After a failed look: true to go on with the next record. Here the run ends, and the sweep tries again.</summary>
    protected virtual Task<bool> GoOnAfterAsync(PortalDb db, TRecord record, Exception fault, CancellationToken ct) => Task.FromResult(false);

    /// <summary>The record's primary key in words.</summary>
    protected static string KeyOf(PortalDb db, TRecord record) => string.Join(' ', db.Entry(record).Metadata.FindPrimaryKey()!.Properties.Select(p => db.Entry(record).Property(p.Name).CurrentValue));

    private void Tell(Exception fault, TRecord record, PortalDb db)
    {
        var key = KeyOf(db, record);
        Interlocked.Increment(ref _failed);
        var passing = (fault as Aws.AwsFaultException)?.Fault.Sentence ?? StoreFault.SentenceOf(fault);
        _fault ??= passing ?? "an unexpected fault, which the log has.";
        if (passing is not null) parts.Log.LogWarning("{Job}: {Fault} Looking at {Key} again later", GetType().Name, passing, key);
        else parts.Log.LogError(fault, "{Job} failed on {Key}; looking again later", GetType().Name, key);
    }
}

/// <summary>A stage job over its own records: a failed look is noted on the record, which is looked at again a little later.</summary>
public abstract class LookedJob<TRecord>(JobParts parts) : StageJob<TRecord>(parts), IPostpones where TRecord : Looked
{
    Type IPostpones.Record => typeof(TRecord);

    async Task<IReadOnlyList<FailedLook>> IPostpones.FailedAsync(PortalDb db, CancellationToken ct) =>
        (await Failed(db).AsNoTracking().OrderByDescending(record => record.FailedLooks).Take(FailedLooks.Most).ToListAsync(ct))
            .ConvertAll(record => new FailedLook(GetType().Name, typeof(TRecord).Name, KeyOf(db, record), record.FailedLooks, record.NextLookAt!.Value, record.LastFault ?? ""));

    async Task<FailedLook?> IPostpones.LookNowAsync(PortalDb db, string key, CancellationToken ct)
    {
        var record = (await Failed(db).Take(FailedLooks.Most).ToListAsync(ct)).Find(each => KeyOf(db, each) == key);
        record?.LookNow(Clock.GetUtcNow());
        return record is null ? null : new FailedLook(GetType().Name, typeof(TRecord).Name, key, record.FailedLooks, record.NextLookAt!.Value, record.LastFault ?? "");
    }

    private static IQueryable<TRecord> Failed(PortalDb db) => db.Set<TRecord>().Where(record => record.FailedLooks > 0 && record.NextLookAt != null);

    protected override bool IsDueByItself => true;

    // The look's own changes are taken back; only the postponement is written.
    protected override async Task<bool> GoOnAfterAsync(PortalDb db, TRecord record, Exception fault, CancellationToken ct)
    {
        var key = db.Entry(record).Metadata.FindPrimaryKey()!.Properties.Select(p => db.Entry(record).Property(p.Name).CurrentValue).ToArray();
        db.ChangeTracker.Clear();
        if (await db.Set<TRecord>().FindAsync(key, ct) is not { } fresh) return true;
        fresh.Postpone((fault as Aws.AwsFaultException)?.Fault.Sentence ?? StoreFault.SentenceOf(fault) ?? "The portal met an unexpected fault and tries again; its log has the details.", Clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return true;
    }
}

/// <summary>A job that can be asked to look, without Quartz: time that is not the machine's is led by whoever asks.</summary>
public interface ILooks
{
    /// <summary>Looks at everything that is due; answers when the next record falls due, null when none waits.</summary>
    Task<DateTimeOffset?> LookAsync(CancellationToken ct);
}

/// <summary>What every stage job needs.</summary>
public sealed record JobParts(IDbContextFactory<PortalDb> Dbs, TimeProvider Clock, JobWaker Wake, PortalMeter Meter, ILogger<JobParts> Log);
