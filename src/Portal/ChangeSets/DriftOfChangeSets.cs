using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Portal.Domain.ChangeSets;
using Portal.Platform.Aws;

namespace Portal.ChangeSets;

/// <summary>
/// Asks CloudFormation to compare a stack with its template, and reads what it found. Whatever goes wrong leaves the
/// question open, and never stands in the way of the change set itself.
/// </summary>
public sealed class DriftOfChangeSets(AwsAccounts accounts, TimeProvider clock)
{
    public async Task<DriftSeen> AskAsync(ChangeSet set, CancellationToken ct)
    {
        try
        {
            var answer = await accounts.CallAsync(set.Account, set.Region, "cloudformation:DetectStackDrift",
                (client, token) => client.DetectStackDriftAsync(new DetectStackDriftRequest { StackName = set.StackId ?? set.StackName }, token), ct);
            return new DriftSeen(DriftCheck.Running, answer.StackDriftDetectionId, clock.GetUtcNow(), [], null);
        }
        // One detection at a time: the daily one may be under way, and this one is asked for again once it is over.
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Refused { Message: var why } && why.Contains("already in progress", StringComparison.Ordinal))
        {
            return new DriftSeen(DriftCheck.Running, null, clock.GetUtcNow(), [], null);
        }
        catch (AwsFaultException fault)
        {
            return DriftSeen.NotChecked(fault.Fault.Sentence, clock.GetUtcNow());
        }
    }

    /// <returns>The same record while the detection runs.</returns>
    public async Task<DriftSeen> ReadAsync(ChangeSet set, DriftSeen asked, CancellationToken ct)
    {
        if (asked.Detection is null) return await AskAsync(set, ct) is { Detection: not null } again ? again : asked;
        try
        {
            var status = await accounts.CallAsync(set.Account, set.Region, "cloudformation:DescribeStackDriftDetectionStatus",
                (client, token) => client.DescribeStackDriftDetectionStatusAsync(new DescribeStackDriftDetectionStatusRequest { StackDriftDetectionId = asked.Detection! }, token), ct);
            if (status.DetectionStatus == StackDriftDetectionStatus.DETECTION_IN_PROGRESS) return asked;
            // A failed detection has looked at some resources only: what it did not look at is not in sync.
            return status.DetectionStatus == StackDriftDetectionStatus.DETECTION_COMPLETE
                ? asked with { Check = DriftCheck.Checked, At = clock.GetUtcNow(), Properties = await DriftedAsync(set, ct) }
                : DriftSeen.NotChecked($"the detection failed: {status.DetectionStatusReason}", clock.GetUtcNow());
        }
        catch (AwsFaultException fault)
        {
            return DriftSeen.NotChecked(fault.Fault.Sentence, clock.GetUtcNow());
        }
    }

    private async Task<IReadOnlyList<DriftedProperty>> DriftedAsync(ChangeSet set, CancellationToken ct)
    {
        var found = new List<DriftedProperty>();
        string? next = null;
        do
        {
            var from = next;
            var page = await accounts.CallAsync(set.Account, set.Region, "cloudformation:DescribeStackResourceDrifts",
                (client, token) => client.DescribeStackResourceDriftsAsync(new DescribeStackResourceDriftsRequest
                {
                    StackName = set.StackId ?? set.StackName,
                    StackResourceDriftStatusFilters = ["MODIFIED", "DELETED"],
                    NextToken = from,
                }, token), ct);
            found.AddRange((page.StackResourceDrifts ?? []).SelectMany(Properties));
            next = page.NextToken;
        }
        while (next is not null);
        return found;
    }

    private static IEnumerable<DriftedProperty> Properties(StackResourceDrift drift) => drift.StackResourceDriftStatus == StackResourceDriftStatus.DELETED
        ? [new DriftedProperty(drift.LogicalResourceId, drift.ResourceType, "", "stands", null)]
        : (drift.PropertyDifferences ?? []).Select(difference => new DriftedProperty(
            drift.LogicalResourceId, drift.ResourceType, difference.PropertyPath.Trim('/'), difference.ExpectedValue, difference.ActualValue));
}
