using System.Text.Json;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CloudTrail.Model;
using Portal.Domain.Environments;
using Portal.Platform.Aws;

namespace Portal.Environments.Drift;

/// <summary>This stage's way to drift detection and to who changed what. Words of the wire end here.</summary>
public sealed class DriftOfEnvironments(AwsAccounts accounts)
{
    /// <summary>CloudFormation's own doings; drift is what others did.</summary>
    private const string CloudFormation = "cloudformation.amazonaws.com";

    /// <returns>CloudFormation's id of the detection.</returns>
    public async Task<string> BeginAsync(ManagedEnvironment environment, CancellationToken ct) =>
        (await accounts.CallAsync(environment.Account, environment.Region, "cloudformation:DetectStackDrift",
            (client, token) => client.DetectStackDriftAsync(new DetectStackDriftRequest { StackName = environment.StackId }, token), ct)).StackDriftDetectionId;

    /// <returns>Null while it runs; else whether it looked at everything, and why not.</returns>
    public async Task<(bool IsComplete, string? Reason)?> EndAsync(ManagedEnvironment environment, string detection, CancellationToken ct)
    {
        var status = await accounts.CallAsync(environment.Account, environment.Region, "cloudformation:DescribeStackDriftDetectionStatus",
            (client, token) => client.DescribeStackDriftDetectionStatusAsync(new DescribeStackDriftDetectionStatusRequest { StackDriftDetectionId = detection }, token), ct);
        if (status.DetectionStatus == StackDriftDetectionStatus.DETECTION_IN_PROGRESS) return null;
        return (status.DetectionStatus == StackDriftDetectionStatus.DETECTION_COMPLETE, status.DetectionStatusReason);
    }

    public async Task<IReadOnlyList<DriftedValue>> ReadAsync(ManagedEnvironment environment, DateTimeOffset now, CancellationToken ct)
    {
        var found = new List<DriftedValue>();
        string? next = null;
        do
        {
            var from = next;
            var page = await accounts.CallAsync(environment.Account, environment.Region, "cloudformation:DescribeStackResourceDrifts",
                (client, token) => client.DescribeStackResourceDriftsAsync(new DescribeStackResourceDriftsRequest
                {
                    StackName = environment.StackId,
                    StackResourceDriftStatusFilters = ["MODIFIED", "DELETED"],
                    NextToken = from,
                }, token), ct);
            found.AddRange((page.StackResourceDrifts ?? []).SelectMany(drift => Values(drift, now)));
            next = page.NextToken;
        }
        while (next is not null);
        return found;
    }

    /// <summary>
    /// Who changed the resource last by itself, in the 90 days that CloudTrail answers for. Null when it tells of nobody:
    /// its events arrive minutes after the call.
    /// </summary>
    public async Task<DriftAuthor?> AuthorAsync(ManagedEnvironment environment, string physicalId, CancellationToken ct)
    {
        var answer = await accounts.CallCloudTrailAsync(environment.Account, environment.Region, "cloudtrail:LookupEvents",
            (client, token) => client.LookupEventsAsync(new LookupEventsRequest
            {
                LookupAttributes = [new LookupAttribute { AttributeKey = "ResourceName", AttributeValue = physicalId }],
                MaxResults = 50,
            }, token), ct);
        return (answer.Events ?? []).Where(one => one.ReadOnly != "true").Select(Author).FirstOrDefault(author => author is not null);
    }

    private static IEnumerable<DriftedValue> Values(StackResourceDrift drift, DateTimeOffset now) => drift.StackResourceDriftStatus == StackResourceDriftStatus.DELETED
        ? [new DriftedValue(drift.LogicalResourceId, drift.PhysicalResourceId, drift.ResourceType, "", "stands", null, now, null)]
        : (drift.PropertyDifferences ?? []).Select(difference => new DriftedValue(
            drift.LogicalResourceId, drift.PhysicalResourceId, drift.ResourceType, difference.PropertyPath.Trim('/'), difference.ExpectedValue, difference.ActualValue, now, null));

    private static DriftAuthor? Author(Event one)
    {
        string? arn = null, name = one.Username;
        if (one.CloudTrailEvent is { Length: > 0 } text)
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.TryGetProperty("sourceIPAddress", out var source) && source.GetString() == CloudFormation) return null;
            if (json.RootElement.TryGetProperty("userIdentity", out var identity))
            {
                if (identity.TryGetProperty("invokedBy", out var invoked) && invoked.GetString() == CloudFormation) return null;
                if (identity.TryGetProperty("arn", out var of)) arn = of.GetString();
            }
        }
        // A role's session is named at the end of its ARN.
        name ??= arn?.Split('/')[^1];
        return name is null || one.EventName is null || one.EventTime is not { } at ? null
            : new DriftAuthor(name, arn, one.EventName, new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)));
    }
}
