using Portal.Domain.Access;

namespace Portal.Domain.Notifications;

/// <summary>Why somebody is told.</summary>
public enum Tie { Requester, Approver, Team }

/// <summary>Who is told of an event. Nobody is told of what they did themselves.</summary>
public static class Audience
{
    public static IReadOnlyList<(Actor Person, Tie Tie)> Of(NotificationEvent happened, IEnumerable<Actor> people) =>
        [.. from person in people
            where person.Id != happened.Actor
            let tie = TieOf(happened, person)
            where tie is not null
            select (person, tie.Value)];

    private static Tie? TieOf(NotificationEvent happened, Actor person)
    {
        var (requester, approvers, team) = GroupsOf(happened.Kind);
        // Who asked may not decide, so a review that waits is no news for them.
        if (person.Id == happened.Requester) return requester ? Tie.Requester : null;
        if (approvers && person.Is(Role.Approver)) return Tie.Approver;
        return team && person.Team == happened.Team ? Tie.Team : null;
    }

    private static (bool Requester, bool Approvers, bool Team) GroupsOf(NotificationKind kind) => kind switch
    {
        NotificationKind.ReviewWaiting => (false, true, false),
        NotificationKind.ReviewApproved or NotificationKind.ReviewRejected or NotificationKind.ReviewSentBack => (true, false, false),
        NotificationKind.ReviewExpired or NotificationKind.BackToReview => (true, true, false),
        NotificationKind.DeploymentSucceeded or NotificationKind.EnvironmentDeleted => (true, false, true),
        NotificationKind.DeploymentFailed or NotificationKind.DeploymentRolledBack => (true, true, true),
        NotificationKind.LeaseEnding or NotificationKind.LeaseEnded or NotificationKind.LeaseExtensionDecided => (true, false, true),
        NotificationKind.LeaseExtensionAsked => (false, true, false),
        NotificationKind.Test => (false, false, false),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
