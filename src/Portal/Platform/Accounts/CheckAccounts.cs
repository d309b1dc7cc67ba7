using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Platform.Accounts;

/// <summary>Looks whether each account answers in each of its regions. One that does not keeps only its own work waiting.</summary>
[Description("Looks whether each account answers in each of its regions")]
public sealed class CheckAccounts(JobParts parts, AccountProbe probe, KeepCalls calls, IOptions<PortalSettings> settings) : LookedJob<AccountPlace>(parts)
{
    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT p.* FROM account_places p WHERE p.next_look_at <= {now} ORDER BY p.next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    protected override Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct) => db.AccountPlaces.Where(place => place.NextLookAt != null).MinAsync(place => place.NextLookAt, ct);

    protected override async Task LookAsync(PortalDb db, AccountPlace record, CancellationToken ct)
    {
        var known = settings.Value.Aws.Accounts.FirstOrDefault(account => account.Id == record.Account);
        if (known?.Regions.Contains(record.Region) != true)
        {
            // It was taken out of the settings, or is in those of another node only.
            db.AccountPlaces.Remove(record);
            return;
        }
        var (identity, fault) = await ProbeAsync(record, ct);
        var now = Clock.GetUtcNow();
        var next = now.AddSeconds(settings.Value.Aws.CheckEverySeconds);
        var isNews = identity is not null ? record.Reached(identity, now, next) : record.NotReached(fault!, now, next);
        if (isNews) db.Record(Actor.Portal, identity is not null ? "account.reached" : "account.unreachable", record.Id, null, fault ?? $"as {identity}", now);
        if (await calls.RunAsync(db, record.Account, record.Region, ct) is { } answered) record.Contacted(answered);
    }

    private async Task<(string? Identity, string? Fault)> ProbeAsync(AccountPlace place, CancellationToken ct)
    {
        try
        {
            return (await probe.RunAsync(place.Account, place.Region, ct), null);
        }
        catch (AwsFaultException fault)
        {
            return (null, fault.Fault.Sentence);
        }
    }
}
