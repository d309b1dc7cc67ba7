using Portal.Domain.Access;

namespace Portal.Domain.Costs;

public enum DecisionVerdict { Accept, Act, Watch }

public enum CostDecisionState { Open, Done, Dropped }

/// <summary>What a meeting decided of one thing, who sees to it and until when. It is carried from meeting to meeting while it is open.</summary>
public sealed class CostDecision
{
    public const int LongestText = 1000;

    private CostDecision() { }

    public DecisionId Id { get; private set; }
    public MeetingId MeetingId { get; private set; }

    /// <summary>The agenda's item that it answers.</summary>
    public string Item { get; private set; } = "";
    public EnvironmentId? EnvironmentId { get; private set; }
    public string Subject { get; private set; } = "";
    public DecisionVerdict Verdict { get; private set; }
    public string Text { get; private set; } = "";
    public string Owner { get; private set; } = "";
    public DateOnly? Due { get; private set; }
    public string Note { get; private set; } = "";

    /// <summary>USD a month that it is to save; 0 where nothing.</summary>
    public decimal ExpectedSaving { get; private set; }

    /// <summary>What the environment's month was expected to end at when it was decided; null where that was not known.</summary>
    public decimal? Baseline { get; private set; }
    public RequestId? RequestId { get; private set; }
    public CostDecisionState State { get; private set; }
    public DateTimeOffset DecidedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What came of it, in words.</summary>
    public string? Outcome { get; private set; }

    public static CostDecision Of(MeetingId meeting, AgendaItem item, DecisionContent content, decimal? baseline, DateTimeOffset now)
    {
        var decision = new CostDecision
        {
            Id = NewId.At<DecisionId>(now),
            MeetingId = meeting,
            Item = item.Key,
            EnvironmentId = item.Environment,
            Subject = item.Title,
            Baseline = baseline,
            DecidedAt = now,
        };
        decision.Take(content);
        return decision;
    }

    /// <summary>The meeting thinks again.</summary>
    public void Change(DecisionContent content)
    {
        MustBeOpen();
        Take(content);
    }

    /// <param name="done">False when it was given up.</param>
    public void End(bool done, string outcome, DateTimeOffset now)
    {
        MustBeOpen();
        (State, Outcome, EndedAt) = (done ? CostDecisionState.Done : CostDecisionState.Dropped, outcome.Trim(), now);
    }

    public bool IsLate(DateOnly today) => State is CostDecisionState.Open && Due < today;

    public string? WhyNotOpen() => State is CostDecisionState.Open ? null : $"It was ended on {EndedAt:d MMM}.";

    private void Take(DecisionContent content) =>
        (Verdict, Text, Owner, Due, Note, ExpectedSaving, RequestId) = (content.Verdict, content.Text.Trim(), content.Owner.Trim(), content.Due, content.Note.Trim(), content.ExpectedSaving, content.Request ?? RequestId);

    private void MustBeOpen()
    {
        if (WhyNotOpen() is { } why) throw new InvalidOperationException(why);
    }
}

/// <param name="ExpectedSaving">USD a month.</param>
/// <param name="Request">The change request it opened; null when it opened none.</param>
public sealed record DecisionContent(DecisionVerdict Verdict, string Text, string Owner, DateOnly? Due, string Note, decimal ExpectedSaving, RequestId? Request)
{
    private const decimal MostSaved = 1_000_000_000;
    private const int LongestOwner = 200;

    public IReadOnlyList<Problem> Check(DateOnly today)
    {
        var problems = new List<Problem>();
        if (Verdict is DecisionVerdict.Act && Text.Trim().Length == 0) problems.Add(new Problem("text", "required", "It is not said what to do.", "Write it in a sentence."));
        if (Verdict is not DecisionVerdict.Accept && Owner.Trim().Length == 0) problems.Add(new Problem("owner", "required", "Nobody owns it.", "Name the person who sees to it."));
        if (Verdict is DecisionVerdict.Act && Due is null) problems.Add(new Problem("due", "required", "It is not said until when.", "Set a day."));
        if (Due < today) problems.Add(new Problem("due", "range", "That day has passed.", "Set today or later."));
        if (Verdict is DecisionVerdict.Accept && Note.Trim().Length == 0) problems.Add(new Problem("note", "required", "It is not said why it is accepted.", "Say it in a sentence; it goes into the pack."));
        if (Text.Length > CostDecision.LongestText) problems.Add(new Problem("text", "length", $"It has more than {CostDecision.LongestText} characters.", "Shorten it."));
        if (Note.Length > CostDecision.LongestText) problems.Add(new Problem("note", "length", $"It has more than {CostDecision.LongestText} characters.", "Shorten it."));
        if (ExpectedSaving > MostSaved) problems.Add(new Problem("expectedSaving", "range", "Nothing here costs as much in a month.", $"Set at most {MostSaved:0}."));
        if (Owner.Length > LongestOwner) problems.Add(new Problem("owner", "length", $"It has more than {LongestOwner} characters.", "Name one person."));
        if (ExpectedSaving < 0) problems.Add(new Problem("expectedSaving", "range", "A saving can't be less than 0.", "Set 0 where nothing is saved."));
        return problems;
    }
}
