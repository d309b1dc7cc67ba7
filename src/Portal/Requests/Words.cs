using Portal.Domain.Requests;

namespace Portal.Requests;

/// <summary>The states of a request in words, as they stand in sentences and on badges.</summary>
public static class Words
{
    public static string Of(Standing standing) => standing switch
    {
        Standing.Draft => "draft",
        Standing.Submitted => "submitted",
        Standing.Preparing => "preparing",
        Standing.InReview => "in review",
        Standing.Approved => "approved",
        Standing.Deploying => "deploying",
        Standing.Done => "done",
        Standing.Failed => "failed",
        Standing.Rejected => "rejected",
        Standing.SentBack => "sent back",
        Standing.Withdrawn => "withdrawn",
        Standing.Expired => "expired",
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}
