using Portal.Domain.Access;
using Portal.Domain.Reviews;

namespace Portal.Reviews;

/// <summary>Why what is approved has not begun, in a sentence for requester and approver alike.</summary>
public static class WhyItWaits
{
    /// <summary>Null when nothing holds it, or it is not approved.</summary>
    /// <param name="freezes">Those in force over its place.</param>
    public static string? Of(Review review, IReadOnlyList<Freeze> freezes, DateTimeOffset now) =>
        review.State is not ReviewState.Approved ? null
        : review.Window is { } window && now < window.Start ? $"It is approved for a change window and begins in it: {window.Words}.{(freezes.Count > 0 ? $" {freezes[0].Sentence}" : "")}"
        : freezes.Count > 0 ? freezes[0].Sentence
        : null;
}
