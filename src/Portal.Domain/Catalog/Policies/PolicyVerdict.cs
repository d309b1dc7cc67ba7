namespace Portal.Domain.Catalog.Policies;

public enum Verdict { Allow, Warn, Deny }

/// <summary>What the rules say to a request.</summary>
/// <param name="MaximumLeaseDays">Null when no rule limits the lease.</param>
public sealed record PolicyVerdict(Verdict Verdict, IReadOnlyList<Finding> Findings, ApprovalRoute Route, int? MaximumLeaseDays)
{
    public LeaseTerms Lease { get; init; } = LeaseTerms.None;
    public ScheduleTerms Schedule { get; init; } = ScheduleTerms.None;
}

/// <summary>How long an environment may stand before somebody says that it is still needed.</summary>
/// <param name="MaximumDays">Null where no rule limits the lease.</param>
/// <param name="DefaultDays">Taken when nobody says; null: it stands until it is deleted.</param>
/// <param name="DeletesAtEnd">At the end the portal asks for the delete; false: it only tells.</param>
public sealed record LeaseTerms(int? MaximumDays, int? DefaultDays, bool DeletesAtEnd)
{
    public static LeaseTerms None { get; } = new(null, null, false);
}

/// <summary>Whether an environment may be stopped outside hours.</summary>
/// <param name="NeedsReview">An approver decides on the plan before hours count.</param>
/// <param name="Sentence">What the rule that decides says; null where none does.</param>
public sealed record ScheduleTerms(bool IsAllowed, bool NeedsReview, string? Sentence)
{
    public static ScheduleTerms None { get; } = new(false, false, null);
}

/// <param name="Rule">Id of the rule, and <paramref name="Policy"/> the file and version it stands in.</param>
/// <param name="Field">Path as the API knows it: <c>inputs.DbBackupDays</c>.</param>
public sealed record Finding(string Rule, string Policy, string? Field, Severity Severity, string Sentence, string? Suggestion);

/// <param name="Groups">Each of them approves.</param>
/// <param name="Approvals">How many people in all at least.</param>
/// <param name="Reasons">Half sentences that go on after "because".</param>
/// <param name="AutoApprovedBy">Id of the rule by which nobody need approve; null when somebody must.</param>
public sealed record ApprovalRoute(IReadOnlyList<string> Groups, int Approvals, IReadOnlyList<string> Reasons, string? AutoApprovedBy)
{
    /// <summary>The same group by group; empty when nobody need approve.</summary>
    public IReadOnlyList<GroupApprovals> Needed { get; init; } = [];

    /// <summary>How long people have to decide, and then how long their approval holds; null leaves it to the settings.</summary>
    public int? ExpiresAfterHours { get; init; }
}

/// <param name="Approvals">How many people of the group, the requester never among them.</param>
/// <param name="Rules">Ids of the routing rules that ask for the group; empty where it approves for lack of a rule.</param>
public sealed record GroupApprovals(string Group, int Approvals, IReadOnlyList<string> Rules);
