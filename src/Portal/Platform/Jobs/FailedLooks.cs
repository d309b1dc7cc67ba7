using Microsoft.EntityFrameworkCore;
using Portal.Platform.Data;

namespace Portal.Platform.Jobs;

/// <summary>A record whose look failed for a passing reason and is tried again.</summary>
/// <param name="Record">Its kind, by the record's type.</param>
/// <param name="Key">Its primary key in words.</param>
/// <param name="Times">Failed looks in a row.</param>
public sealed record FailedLook(string Job, string Record, string Key, int Times, DateTimeOffset NextAt, string Fault);

/// <summary>A job that postpones what it can't finish.</summary>
internal interface IPostpones
{
    Type Record { get; }

    Task<IReadOnlyList<FailedLook>> FailedAsync(PortalDb db, CancellationToken ct);

    /// <summary>Makes one of them due. Saved by the caller; null when it does not fail any more.</summary>
    Task<FailedLook?> LookNowAsync(PortalDb db, string key, CancellationToken ct);
}

/// <summary>What waits for another try, over all jobs.</summary>
public sealed class FailedLooks(IServiceProvider services, IEnumerable<WakeRule> rules, IDbContextFactory<PortalDb> dbs)
{
    /// <summary>Most that are read of one job.</summary>
    public const int Most = 100;

    /// <summary>Those that failed most often first.</summary>
    public async Task<IReadOnlyList<FailedLook>> ListAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var found = new List<FailedLook>();
        // Several jobs may look at records of one kind, which tell of one of them.
        foreach (var job in rules.Select(Make).OfType<IPostpones>().DistinctBy(job => job.Record)) found.AddRange(await job.FailedAsync(db, ct));
        return [.. found.OrderByDescending(look => look.Times).ThenBy(look => look.NextAt)];
    }

    /// <inheritdoc cref="IPostpones.LookNowAsync"/>
    internal Task<FailedLook?> LookNowAsync(PortalDb db, WakeRule rule, string key, CancellationToken ct) =>
        Make(rule) is IPostpones job ? job.LookNowAsync(db, key, ct) : Task.FromResult<FailedLook?>(null);

    private object Make(WakeRule rule) => ActivatorUtilities.CreateInstance(services, rule.Type);
}
