using Portal.Domain.Access;

namespace Portal.Domain.Reviews;

/// <summary>What one person, or a rule, decided: a row that stays.</summary>
public sealed class ReviewDecision
{
    private ReviewDecision() { }

    public ReviewId ReviewId { get; private set; }

    /// <summary>1 for the first decision on the review.</summary>
    public int Number { get; private set; }

    /// <summary>The group decided for; null for a rule.</summary>
    public string? Group { get; private set; }
    public PersonId By { get; private set; }
    public string ByName { get; private set; } = "";

    /// <summary>The member of the group who was stood in for; null when the person is one.</summary>
    public PersonId? InPlaceOf { get; private set; }
    public string? InPlaceOfName { get; private set; }
    public Decision Decision { get; private set; }
    public string Comment { get; private set; } = "";

    /// <summary>Comments by the path of the field they are about, such as <c>inputs.DbBackupDays</c>.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; private set; } = new Dictionary<string, string>();
    public DateTimeOffset At { get; private set; }
    public string Digest { get; private set; } = "";

    /// <summary>"Aisha Rahman for Tomás Rey".</summary>
    public string Who => InPlaceOfName is null ? ByName : $"{ByName} for {InPlaceOfName}";

    /// <summary>Whose seat it takes: a member who is stood in for does not decide a second time.</summary>
    public PersonId Seat => InPlaceOf ?? By;

    internal static ReviewDecision Of(Review review, int number, Seat seat, Actor by, Decision decision, string comment, IReadOnlyDictionary<string, string> fields, DateTimeOffset now) => new()
    {
        ReviewId = review.Id,
        Number = number,
        Group = seat.Group,
        By = by.Id,
        ByName = by.Name,
        InPlaceOf = seat.InPlaceOf,
        InPlaceOfName = seat.InPlaceOfName,
        Decision = decision,
        Comment = comment,
        Fields = fields,
        At = now,
        Digest = review.Digest,
    };

    /// <summary>The same decision, made once, under a further attempt of what it approved.</summary>
    internal ReviewDecision TakenOverBy(Review review) => new()
    {
        ReviewId = review.Id,
        Number = Number,
        Group = Group,
        By = By,
        ByName = ByName,
        InPlaceOf = InPlaceOf,
        InPlaceOfName = InPlaceOfName,
        Decision = Decision,
        Comment = Comment,
        Fields = Fields,
        At = At,
        Digest = Digest,
    };

    internal static ReviewDecision ByRule(Review review, string rule, string sentence, DateTimeOffset now) => new()
    {
        ReviewId = review.Id,
        Number = 1,
        By = Actor.Portal.Id,
        ByName = $"policy rule {rule}",
        Decision = Decision.Approve,
        Comment = sentence,
        At = now,
        Digest = review.Digest,
    };
}

/// <summary>A place in a group that somebody may decide from: their own, or a member's they stand in for.</summary>
internal sealed record Seat(string Group, PersonId? InPlaceOf, string? InPlaceOfName);
