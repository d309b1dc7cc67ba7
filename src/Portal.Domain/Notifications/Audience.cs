using Portal.Domain.Access;

namespace Portal.Domain.Notifications;

/// <summary>Why somebody is told.</summary>
public enum Tie { Requester, Approver, Team }

/// <summary>Who is told of an event. Nobody is told of what they did themselves.</summary>
public static class Audience
{
    /// <param name="standIns">Delegations in force: who stands in for a member of a group is told like one.</param>
    public static IReadOnlyList<(Actor Person, Tie Tie)> Of(NotificationEvent happened, IEnumerable<Actor> people, IReadOnlyList<Delegation> standIns) =>
        [.. from person in people
            where person.Id != happened.Actor
            let tie = TieOf(happened, person, standIns)
            where tie is not null
            select (person, tie.Value)];

    private static Tie? TieOf(NotificationEvent happened, Actor person, IReadOnlyList<Delegation> standIns)
    {
        var (requester, approvers, team) = GroupsOf(happened.Kind);
        // Who asked may not decide, so a review that waits is no news for them.
        if (person.Id == happened.Requester) return requester ? Tie.Requester : null;
        if (approvers && Decides(happened, person, standIns)) return Tie.Approver;
        return team && person.Team == happened.Team ? Tie.Team : null;
    }

    private static bool Decides(NotificationEvent happened, Actor person, IReadOnlyList<Delegation> standIns) => happened.Groups.Count == 0
        ? person.Is(Role.Approver)
        : happened.Groups.Any(group => ApproverGroups.Has(group, person) || standIns.Any(standIn => standIn.Delegate == person.Id && standIn.Group == group));

    private static (bool Requester, bool Approvers, bool Team) GroupsOf(NotificationKind kind) => kind switch
    {
        NotificationKind.ReviewWaiting => (false, true, false),
        NotificationKind.ReviewApproved or NotificationKind.ReviewRejected or NotificationKind.ReviewSentBack or NotificationKind.PreparationFailed => (true, false, false),
        NotificationKind.ReviewExpired or NotificationKind.BackToReview => (true, true, false),
        NotificationKind.DeploymentSucceeded or NotificationKind.EnvironmentDeleted => (true, false, true),
        NotificationKind.DeploymentFailed or NotificationKind.DeploymentRolledBack => (true, true, true),
        NotificationKind.LeaseEnding or NotificationKind.LeaseEnded or NotificationKind.LeaseExtensionDecided => (true, false, true),
        NotificationKind.DeploymentStuck => (true, true, true),
        NotificationKind.ScheduleDecided or NotificationKind.ScheduleTroubled => (true, false, true),
        NotificationKind.LeaseExtensionAsked or NotificationKind.ScheduleAsked or NotificationKind.DrillAsked => (false, true, false),
        NotificationKind.CostForecastAbove or NotificationKind.CostAboveBand or NotificationKind.CostAnomaly => (true, true, true),
        NotificationKind.HealthWorse or NotificationKind.HealthRecovered or NotificationKind.ZoneLost or NotificationKind.DatabaseFailedOver or NotificationKind.CapacityCeiling or NotificationKind.BudgetBurning => (true, false, true),
        NotificationKind.DrillStarted or NotificationKind.DrillEnded => (true, false, true),
        NotificationKind.Test => (false, false, false),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
