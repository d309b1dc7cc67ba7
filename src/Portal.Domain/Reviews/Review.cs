using Portal.Domain.Access;
using Portal.Domain.ChangeSets;

namespace Portal.Domain.Reviews;

public enum ReviewState { Waiting, Approved, Rejected, SentBack, Expired, Withdrawn }

public enum Decision { Approve, Reject, SendBack }

/// <summary>People decide here on one digest. A review is decided once; whatever changes needs a new one.</summary>
public sealed class Review
{
    private Review() { }

    public ReviewId Id { get; private set; }
    public ChangeSetId ChangeSetId { get; private set; }
    public RequestId RequestId { get; private set; }
    public EnvironmentId EnvironmentId { get; private set; }
    public PersonId Requester { get; private set; }
    public string Team { get; private set; } = "";
    public string Digest { get; private set; } = "";
    public ReviewState State { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public PersonId? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Comment { get; private set; }
    public uint Version { get; private set; }

    public static Review Open(ChangeSet set, PersonId requester, string team, TimeSpan lasts, DateTimeOffset now) => new()
    {
        Id = NewId.At<ReviewId>(now),
        ChangeSetId = set.Id,
        RequestId = set.RequestId,
        EnvironmentId = set.EnvironmentId,
        Requester = requester,
        Team = team,
        Digest = set.Digest ?? throw new InvalidOperationException($"Change set {set.Id} has no digest to review."),
        State = ReviewState.Waiting,
        OpenedAt = now,
        ExpiresAt = now + lasts,
    };

    /// <summary>Null when this person may decide now, else the sentence that says why not.</summary>
    public string? WhyNot(Actor actor, DateTimeOffset now) =>
        !actor.Is(Role.Approver) ? "Only approvers decide. The platform team does that for this request."
        : actor.Id == Requester ? "You asked for this, so somebody else decides. Requester and approver must differ."
        : State is not ReviewState.Waiting ? $"This review is {Word(State)} already."
        : now >= ExpiresAt ? "This review has expired. The requester can send the request again."
        : null;

    public void Decide(Decision decision, Actor by, string comment, DateTimeOffset now)
    {
        if (WhyNot(by, now) is { } why) throw new InvalidOperationException(why);
        State = decision switch
        {
            Decision.Approve => ReviewState.Approved,
            Decision.Reject => ReviewState.Rejected,
            Decision.SendBack => ReviewState.SentBack,
            _ => throw new ArgumentOutOfRangeException(nameof(decision)),
        };
        DecidedBy = by.Id;
        DecidedByName = by.Name;
        DecidedAt = now;
        Comment = comment;
    }

    public void Expire(DateTimeOffset now)
    {
        if (State is not ReviewState.Waiting || now < ExpiresAt) throw new InvalidOperationException($"Review {Id} is {State} and expires at {ExpiresAt:u}.");
        State = ReviewState.Expired;
        DecidedAt = now;
    }

    /// <summary>The request went away or was revised: nobody need decide any more.</summary>
    public void Close(DateTimeOffset now)
    {
        if (State is not ReviewState.Waiting) throw new InvalidOperationException($"Review {Id} is {State} already.");
        State = ReviewState.Withdrawn;
        DecidedAt = now;
    }

    public static string Word(ReviewState state) => state switch
    {
        ReviewState.Waiting => "waiting",
        ReviewState.Approved => "approved",
        ReviewState.Rejected => "rejected",
        ReviewState.SentBack => "sent back",
        ReviewState.Expired => "expired",
        ReviewState.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
