using Portal.Domain.Catalog.Policies;

namespace Portal.Domain.ChangeSets;

/// <summary>
/// The verdict over a change set, with the route it has to take: <see cref="ApprovalRoute.Needed"/> names the groups and
/// how many of each approve, <see cref="ApprovalRoute.AutoApprovedBy"/> the rule by which nobody need.
/// </summary>
/// <param name="PolicyHash">SHA-256 over the policy files that judged.</param>
/// <param name="Changes">What the rules were told of the changes, by the fields of policies: <c>change.dataLoss</c> and so on.</param>
public sealed record PolicyJudgement(PolicyVerdict Verdict, string PolicyHash, IReadOnlyDictionary<string, string> Changes, DateTimeOffset JudgedAt)
{
    /// <summary>What it does to the monthly estimate; null for records older than this.</summary>
    public CostDelta? Cost { get; init; }

    /// <summary>What was changed out of band in the stack; null where nothing stands yet, and for records older than this.</summary>
    public DriftSeen? Drift { get; init; }
}
