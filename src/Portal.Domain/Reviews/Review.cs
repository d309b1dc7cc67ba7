using Portal.Domain.Access;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.ChangeSets;

namespace Portal.Domain.Reviews;

/// <summary>Lapsed: approved, but not begun before the approval expired or its window closed; a new change set goes to review.</summary>
public enum ReviewState { Waiting, Approved, Rejected, SentBack, Expired, Withdrawn, Lapsed }

public enum Decision { Approve, Reject, SendBack }

/// <summary>
/// People decide here on one digest. It is approved once every group that the policies name has its number of
/// approvals, each by another person; one rejection or send-back ends it. Whatever changes needs a new review.
/// </summary>
public sealed class Review
{
    private readonly List<ReviewDecision> _decisions = [];

    private Review() { }

    public ReviewId Id { get; private set; }
    public ChangeSetId ChangeSetId { get; private set; }
    public RequestId RequestId { get; private set; }
    public EnvironmentId EnvironmentId { get; private set; }
    public PersonId Requester { get; private set; }
    public string Team { get; private set; } = "";
    public string Digest { get; private set; } = "";
    public ReviewState State { get; private set; }
    public ReviewRisk Risk { get; private set; }

    /// <summary>How many of which group approve; empty when a rule approves by itself.</summary>
    public IReadOnlyList<GroupApprovals> Needed { get; private set; } = [];

    /// <summary>The groups that still have to approve.</summary>
    public IReadOnlyList<string> Lacking { get; private set; } = [];

    /// <summary>Id of the policy rule that approved; null when people do.</summary>
    public string? AutoApprovedBy { get; private set; }

    /// <summary>How long people have to decide, and then how long their approval holds.</summary>
    public TimeSpan Lasts { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>While it waits, the end of deciding; once approved, the end of the approval.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? WindowStart { get; private set; }
    public DateTimeOffset? WindowEnd { get; private set; }
    public PersonId? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Comment { get; private set; }

    /// <summary>Why it came back to review, or why its approval lapsed; empty when neither.</summary>
    public string Note { get; private set; } = "";
    public uint Version { get; private set; }

    /// <summary>In the order they were made.</summary>
    public IReadOnlyList<ReviewDecision> Decisions => _decisions;

    public ChangeWindow? Window => WindowStart is { } start && WindowEnd is { } end ? new ChangeWindow(start, end) : null;

    /// <param name="lasts">Where the policies set no expiry of their own.</param>
    /// <param name="note">Why an earlier approval did not run; empty for a first review.</param>
    public static Review Open(ChangeSet set, PersonId requester, string team, TimeSpan lasts, DateTimeOffset now, ReviewRisk risk = ReviewRisk.Safe, string note = "")
    {
        var route = set.Judgement?.Verdict.Route;
        var holds = route?.ExpiresAfterHours is { } hours ? TimeSpan.FromHours(hours) : lasts;
        var review = new Review
        {
            Id = NewId.At<ReviewId>(now),
            ChangeSetId = set.Id,
            RequestId = set.RequestId,
            EnvironmentId = set.EnvironmentId,
            Requester = requester,
            Team = team,
            Digest = set.Digest ?? throw new InvalidOperationException($"Change set {set.Id} has no digest to review."),
            State = ReviewState.Waiting,
            Risk = risk,
            Lasts = holds,
            OpenedAt = now,
            ExpiresAt = now + holds,
            Note = note,
        };
        if (route?.AutoApprovedBy is { } rule && MayApproveByItself(set.Judgement!, risk)) review.ApproveByRule(rule, route.Reasons, now);
        else review.Ask(route is { Needed.Count: > 0 } ? route.Needed : [new GroupApprovals(PolicySet.FallbackGroup, 1, [])]);
        return review;
    }

    /// <summary>
    /// Takes the approval of an earlier review over to a further attempt: what would run is the same to the last byte, and
    /// the same groups would have to approve. It holds as long as the earlier one did.
    /// </summary>
    /// <param name="earlier">Approved, and holding still, with its decisions.</param>
    public static Review CarryOver(ChangeSet set, Review earlier, DateTimeOffset now, ReviewRisk risk)
    {
        if (!earlier.MayCarryOverTo(set, now)) throw new InvalidOperationException($"The approval of review {earlier.Id} does not carry over to change set {set.Id}.");
        var review = Open(set, earlier.Requester, earlier.Team, earlier.Lasts, now, risk, $"Approved in review {earlier.Id} already: the digest is the same.");
        if (review.State is ReviewState.Approved) return review;
        review._decisions.AddRange(earlier._decisions.Select(decision => decision.TakenOverBy(review)));
        (review.State, review.Lacking, review.ExpiresAt) = (ReviewState.Approved, [], earlier.ExpiresAt);
        (review.WindowStart, review.WindowEnd, review.AutoApprovedBy) = (earlier.WindowStart, earlier.WindowEnd, earlier.AutoApprovedBy);
        (review.DecidedBy, review.DecidedByName, review.DecidedAt, review.Comment) = (earlier.DecidedBy, earlier.DecidedByName, earlier.DecidedAt, earlier.Comment);
        return review;
    }

    public bool MayCarryOverTo(ChangeSet set, DateTimeOffset now)
    {
        var asked = set.Judgement?.Verdict.Route.Needed ?? [];
        return State is ReviewState.Approved && Digest == set.Digest && WhyLapsed(now) is null
            && (asked.Count == 0 || asked.All(group => Needed.Any(had => had.Group == group.Group && had.Approvals >= group.Approvals)));
    }

    /// <summary>Null when this person may decide now, else the sentence that says why not.</summary>
    /// <param name="standIns">Delegations to the person.</param>
    public string? WhyNot(Actor actor, DateTimeOffset now, IReadOnlyList<Delegation>? standIns = null)
    {
        if (State is not ReviewState.Waiting)
            return $"This review is {Word(State)} already{(DecidedByName is { } name && State is not ReviewState.Lapsed ? $", by {name}" : "")}.";
        if (actor.Id == Requester) return "You asked for this, so somebody else decides. Requester and approver must differ.";
        if (now >= ExpiresAt) return "This review has expired. The requester can send the request again.";
        return SeatOf(actor, now, standIns ?? []) is null ? WhyNoSeat(actor, now, standIns ?? []) : null;
    }

    /// <summary>True where no state of the review could let this person decide: they asked for it, or are of none of its groups.</summary>
    public bool IsNotFor(Actor actor, DateTimeOffset now, IReadOnlyList<Delegation>? standIns = null) =>
        actor.Id == Requester || Needed.All(group => !Seats(group.Group, actor, now, standIns ?? []).Any());

    public void Decide(Decision decision, Actor by, string comment, DateTimeOffset now, DecisionParts? parts = null)
    {
        parts ??= DecisionParts.None;
        if (WhyNot(by, now, parts.StandIns) is { } why) throw new InvalidOperationException(why);
        var made = ReviewDecision.Of(this, _decisions.Count + 1, SeatOf(by, now, parts.StandIns)!, by, decision, comment, parts.Fields, now);
        _decisions.Add(made);
        switch (decision)
        {
            case Decision.Approve:
                Narrow(parts.Window);
                Lacking = Unmet();
                if (Lacking.Count > 0) return;
                State = ReviewState.Approved;
                ExpiresAt = now + Lasts;
                break;
            case Decision.Reject:
                State = ReviewState.Rejected;
                break;
            case Decision.SendBack:
                State = ReviewState.SentBack;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(decision));
        }
        Settle(by.Id, string.Join(", ", _decisions.Where(each => each.Decision == decision).Select(each => each.Who)), comment, now);
    }

    public void Expire(DateTimeOffset now)
    {
        if (State is not ReviewState.Waiting || now < ExpiresAt) throw new InvalidOperationException($"Review {Id} is {State} and expires at {ExpiresAt:u}.");
        State = ReviewState.Expired;
        DecidedAt = now;
    }

    /// <summary>Why what was approved must not begin (any more); null while it may, the window's beginning left out of account.</summary>
    public string? WhyLapsed(DateTimeOffset now) =>
        Window is { } window && now >= window.End ? $"The change window from {window.Words} passed before it began. {DecidedByName} had approved it."
        : now >= ExpiresAt ? $"The approval by {DecidedByName} expired before it began."
        : null;

    public void Lapse(DateTimeOffset now)
    {
        if (State is not ReviewState.Approved || WhyLapsed(now) is not { } why) throw new InvalidOperationException($"Review {Id} is {State} and its approval holds until {ExpiresAt:u}.");
        State = ReviewState.Lapsed;
        Note = why;
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
        ReviewState.Lapsed => "lapsed",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    // Asked again of the record, because a rule is data that somebody may write wrongly.
    private static bool MayApproveByItself(PolicyJudgement judgement, ReviewRisk risk) =>
        judgement.Verdict.Verdict is Verdict.Allow && judgement.Changes.GetValueOrDefault("change.dataLoss") is not "true" && !risk.MustConfirm();

    private void Ask(IReadOnlyList<GroupApprovals> needed)
    {
        Needed = needed;
        Lacking = Unmet();
    }

    private void ApproveByRule(string rule, IReadOnlyList<string> reasons, DateTimeOffset now)
    {
        var why = string.Join("; ", reasons) is { Length: > 0 } said ? $"{char.ToUpperInvariant(said[0])}{said[1..]}." : "";
        var made = ReviewDecision.ByRule(this, rule, why, now);
        _decisions.Add(made);
        AutoApprovedBy = rule;
        State = ReviewState.Approved;
        Settle(made.By, made.ByName, why, now);
    }

    private void Settle(PersonId by, string name, string comment, DateTimeOffset now) => (DecidedBy, DecidedByName, Comment, DecidedAt) = (by, name, comment, now);

    private void Narrow(ChangeWindow? window)
    {
        if (window is null) return;
        var both = window.With(Window) ?? throw new InvalidOperationException($"The window does not meet the one that was approved before: {Window!.Words}.");
        (WindowStart, WindowEnd) = (both.Start, both.End);
    }

    private List<string> Unmet() => [.. Needed.Where(group => Approvals(group.Group) < group.Approvals).Select(group => group.Group)];

    /// <summary>How many of a group have approved.</summary>
    public int Approvals(string group) => _decisions.Count(made => made.Decision is Decision.Approve && made.Group == group);

    private Seat? SeatOf(Actor actor, DateTimeOffset now, IReadOnlyList<Delegation> standIns) =>
        _decisions.Exists(made => made.By == actor.Id) ? null
        : Lacking.SelectMany(group => Seats(group, actor, now, standIns)).FirstOrDefault(seat => !_decisions.Exists(made => made.Seat == (seat.InPlaceOf ?? actor.Id)));

    private IEnumerable<Seat> Seats(string group, Actor actor, DateTimeOffset now, IReadOnlyList<Delegation> standIns)
    {
        if (ApproverGroups.Has(group, actor)) yield return new Seat(group, null, null);
        // Who asked has no seat in this, so nobody can sit in it for them.
        foreach (var standIn in standIns.Where(each => each.Group == group && each.Delegate == actor.Id && each.Member != Requester && each.InForce(now)))
            yield return new Seat(group, standIn.Member, standIn.MemberName);
    }

    private string WhyNoSeat(Actor actor, DateTimeOffset now, IReadOnlyList<Delegation> standIns)
    {
        var waits = ApproverGroups.Words(Lacking);
        if (_decisions.Find(made => made.By == actor.Id) is not null) return $"You have approved this already. It waits for {waits}.";
        if (_decisions.Find(made => made.InPlaceOf == actor.Id) is { } placed) return $"{placed.ByName} has approved this in your place already. It waits for {waits}.";
        if (Needed.Any(group => Seats(group.Group, actor, now, standIns).Any())) return $"Your group has approved this already. It waits for {waits}.";
        var own = ApproverGroups.OfRole(actor).Where(group => group is not ApproverGroups.Administrators).ToList();
        return own.Count == 0 ? $"Only approvers decide. This one is for {waits}." : $"Only approvers decide. You decide for {ApproverGroups.Words(own)}; this one needs {waits} (group {string.Join(", ", Lacking)}).";
    }
}
