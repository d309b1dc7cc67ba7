using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Platform.Data;
using Portal.Platform.Jobs;

namespace Portal.ChangeSets;

/// <summary>
/// Clears away in CloudFormation what will not run: declined, expired, withdrawn, replaced, failed or empty change
/// sets, and with them the empty stack that a create's change set leaves behind.
/// </summary>
[Description("Clears away change sets that will not run")]
public sealed class DiscardChangeSets(JobParts parts, CloudFormationOfChangeSets cloudFormation, OwnStack own) : LookedJob<ChangeSet>(parts)
{
    protected override FormattableString Due(DateTimeOffset now) => $"""
        SELECT c.* FROM change_sets c
        JOIN requests r ON r.id = c.request_id
        LEFT JOIN reviews v ON v.change_set_id = c.id
        LEFT JOIN deployments d ON d.change_set_id = c.id
        WHERE c.discarded_at IS NULL AND (c.next_look_at IS NULL OR c.next_look_at <= {now}) AND d.started_at IS NULL AND (
            c.state IN ('Empty', 'Failed')
            OR v.state IN ('Rejected', 'SentBack', 'Expired', 'Withdrawn', 'Lapsed')
            OR r.state = 'Withdrawn' OR r.revision > c.revision
            OR d.state IN ('Failed', 'Cancelled'))
        ORDER BY c.created_at LIMIT 1 FOR UPDATE OF c SKIP LOCKED
        """;

    protected override async Task LookAsync(PortalDb db, ChangeSet record, CancellationToken ct)
    {
        if (record.Rendered is not null)
        {
            // Looked up first: once its change sets are gone, nothing tells whose an empty stack is.
            var empty = record.Kind is RequestKind.Create ? await EmptyStackAsync(db, record, ct) : null;
            await cloudFormation.DeleteChangeSetAsync(record, ct);
            if (empty is not null) await cloudFormation.DeleteEmptyStackAsync(record, empty.Id, ct);
        }
        var now = Clock.GetUtcNow();
        record.Discard(now);
        db.Record(Actor.Portal, "changeSet.discarded", record.Id.Value, record.EnvironmentId, record.Reason ?? "It will not run.", now);
    }

    private async Task<StackFacts?> EmptyStackAsync(PortalDb db, ChangeSet set, CancellationToken ct)
    {
        // A newer change set of the same environment waits in that stack: it is not ours to delete.
        if (await db.ChangeSets.AnyAsync(c => c.EnvironmentId == set.EnvironmentId && c.Id != set.Id && c.Arn != null && c.DiscardedAt == null, ct)) return null;
        var stack = await cloudFormation.FindStackAsync(set.Account, set.Region, set.StackId ?? set.StackName, ct);
        return stack is { Status: "REVIEW_IN_PROGRESS" } && await own.IsAsync(db, set, stack, ct) ? stack : null;
    }
}
