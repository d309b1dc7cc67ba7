using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Platform;
using Portal.Platform.Aws;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.Environments.Drift;

/// <summary>
/// Asks CloudFormation to compare a stack with its template, waits, and reads what it found, with who changed it. Few
/// at a time in each account and region: a detection reads every resource by the services' own calls.
/// </summary>
[Description("Has CloudFormation compare stacks with their templates and reads what it finds")]
public sealed class SeeEnvironmentDrift(JobParts parts, DriftOfEnvironments adapter, IOptions<PortalSettings> settings) : LookedJob<EnvironmentDrift>(parts)
{
    private const int AtATime = 3;

    /// <summary>CloudTrail answers two look-ups a second; a stack that drifted everywhere must not hold up the others.</summary>
    private const int MostAuthors = 20;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    // The count of those that run holds only while nobody else claims.
    protected override int Workers => 1;

    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT d.* FROM environment_drifts d WHERE d.next_look_at <= {now}
          AND (d.state = 'Checking' OR (SELECT count(*) FROM environment_drifts r WHERE r.account = d.account AND r.region = d.region AND r.state = 'Checking') < {AtATime})
        ORDER BY d.next_look_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """;

    // Those that wait for a place are looked at when one that runs is over.
    protected override async Task<DateTimeOffset?> NextDueAsync(PortalDb db, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        return await db.Drifts.Where(d => d.NextLookAt != null && (d.NextLookAt > now || d.State == DriftState.Checking)).MinAsync(d => d.NextLookAt, ct);
    }

    protected override async Task LookAsync(PortalDb db, EnvironmentDrift record, CancellationToken ct)
    {
        var now = Clock.GetUtcNow();
        var environment = await db.Environments.AsNoTracking().SingleAsync(e => e.Id == record.EnvironmentId, ct);
        var again = now.AddSeconds(settings.Value.Deployments.LookEverySeconds);
        try
        {
            if (record is { State: DriftState.Checking, Detection: { } detection }) await ReadAsync(db, record, environment, detection, now, again, ct);
            else if (environment.State is not EnvironmentState.Ready) Fail(db, record, $"It is {environment.State.ToString().ToLowerInvariant()}; it is compared again later.", now);
            else
            {
                record.Begin(await adapter.BeginAsync(environment, ct), now, again);
                db.Record(Actor.Portal, "drift.begun", record.EnvironmentId.Value, record.EnvironmentId, record.AskedBy is { } by ? $"Asked for by {by}" : "The daily look", now);
            }
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Refused { Message: var why } && why.Contains("already in progress", StringComparison.Ordinal))
        {
            // A review's detection: this one follows it.
            record.Postpone(fault.Fault.Sentence, now);
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Refused or AwsFault.AccessDenied or AwsFault.NotFound)
        {
            Fail(db, record, fault.Fault.Sentence, now);
        }
    }

    private async Task ReadAsync(PortalDb db, EnvironmentDrift record, ManagedEnvironment environment, string detection, DateTimeOffset now, DateTimeOffset again, CancellationToken ct)
    {
        if (await adapter.EndAsync(environment, detection, ct) is not var (isComplete, reason))
        {
            if (now - record.AskedAt > Longest) Fail(db, record, "The detection did not end in time.", now);
            else record.StillRunning(again);
            return;
        }
        // A failed detection has looked at some resources only: what it did not look at is not in sync.
        if (!isComplete)
        {
            Fail(db, record, $"The detection failed: {reason}", now);
            return;
        }
        var found = await adapter.ReadAsync(environment, now, ct);
        var schedule = await db.Schedules.AsNoTracking().FirstOrDefaultAsync(s => s.Id == record.EnvironmentId, ct);
        // Sizes that a schedule took to zero are no drift: nobody has to put them back.
        var values = await AuthorsAsync(environment, [.. found.Where(value => schedule?.Explains(value.LogicalId, value.Path, record.AskedAt ?? now) != true)], ct);
        record.Found(values, now);
        db.Record(Actor.Portal, "drift.checked", record.EnvironmentId.Value, record.EnvironmentId, values.Count == 0 ? "In sync" : $"{values.Count} properties are not as declared", now);
    }

    private async Task<IReadOnlyList<DriftedValue>> AuthorsAsync(ManagedEnvironment environment, IReadOnlyList<DriftedValue> values, CancellationToken ct)
    {
        var authors = new Dictionary<string, DriftAuthor?>();
        foreach (var physicalId in values.Select(value => value.PhysicalId).OfType<string>().Distinct().Take(MostAuthors))
        {
            try
            {
                authors[physicalId] = await adapter.AuthorAsync(environment, physicalId, ct);
            }
            catch (AwsFaultException fault) when (fault.Fault is not AwsFault.Unreachable)
            {
                // Who it was is worth knowing, but what it is must not wait for it.
                break;
            }
        }
        return [.. values.Select(value => value.PhysicalId is { } id && authors.TryGetValue(id, out var by) ? value with { By = by } : value)];
    }

    private static void Fail(PortalDb db, EnvironmentDrift record, string reason, DateTimeOffset now)
    {
        record.Fail(reason, now);
        db.Record(Actor.Portal, "drift.failed", record.EnvironmentId.Value, record.EnvironmentId, reason, now);
    }
}
