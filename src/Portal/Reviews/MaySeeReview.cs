using Portal.Domain.Access;
using Portal.Domain.Reviews;

namespace Portal.Reviews;

/// <summary>Who reads a review: its team, those whose role reads every team's, and whoever it is sent to.</summary>
internal static class MaySeeReview
{
    public static bool Of(Actor actor, Review review, IReadOnlyList<Delegation> standIns, DateTimeOffset now) =>
        actor.Sees(review.Team) || !review.IsNotFor(actor, now, standIns);
}
