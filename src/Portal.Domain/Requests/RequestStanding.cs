namespace Portal.Domain.Requests;

/// <summary>The states of a request as people know them; the words of the API.</summary>
public enum Standing { Draft, Submitted, Preparing, InReview, Approved, Deploying, Done, Failed, Rejected, SentBack, Withdrawn, Expired }

/// <summary>
/// What has become of a request: computed by a view over the records that later stages left for its current
/// revision, so that no stage has to write another's record.
/// </summary>
public sealed class RequestStanding
{
    public RequestId RequestId { get; private set; }
    public Standing State { get; private set; }
    public ChangeSetId? ChangeSetId { get; private set; }
    public ReviewId? ReviewId { get; private set; }
    public DeploymentId? DeploymentId { get; private set; }

    /// <summary>Why it failed, was declined or waits, as the stage that said so put it.</summary>
    public string? Reason { get; private set; }

    /// <summary>Nothing of it runs or waits any more, and it had no lasting effect: it may be mended and sent again.</summary>
    public static bool MayReopen(Standing state) =>
        state is Standing.SentBack or Standing.Rejected or Standing.Expired or Standing.Failed or Standing.Withdrawn;

    /// <summary>It has not reached CloudFormation's execution yet.</summary>
    public static bool MayWithdraw(Standing state) =>
        state is Standing.Draft or Standing.Submitted or Standing.Preparing or Standing.InReview or Standing.Approved or Standing.SentBack;
}
