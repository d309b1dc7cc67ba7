using Portal.Domain.Access;

namespace Portal.Domain.Costs;

public enum MeetingState { Open, Closed }

/// <summary>Why something is on the agenda.</summary>
public enum AgendaKind { Carried, OutOfBand, Mover, Anomaly, Advice, LeftBehind, Untagged, Estimates }

/// <summary>One thing to talk about.</summary>
/// <param name="Key">Stable within the meeting, such as <c>OutOfBand/env-…</c>.</param>
/// <param name="Amount">What is at stake, USD a month; null where it is no amount.</param>
/// <param name="Decision">The decision it was carried from; null otherwise.</param>
public sealed record AgendaItem(string Key, AgendaKind Kind, EnvironmentId? Environment, string Title, string Text, decimal? Amount, DecisionId? Decision);

/// <summary>The cost review of one month. Its agenda is made when it begins; closing it freezes its figures for good.</summary>
public sealed class CostMeeting
{
    private CostMeeting() { }

    public MeetingId Id { get; private set; }

    /// <summary>The month that is reviewed, as its first day. One meeting a month.</summary>
    public DateOnly Month { get; private set; }
    public MeetingState State { get; private set; }
    public PersonId Leader { get; private set; }
    public string LeaderName { get; private set; } = "";
    public DateTimeOffset BegunAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? ClosedBy { get; private set; }
    public IReadOnlyList<AgendaItem> Agenda { get; private set; } = [];

    /// <summary>Keys of the items that were talked about and need no decision.</summary>
    public IReadOnlyList<string> Skipped { get; private set; } = [];

    /// <summary>Everything the meeting's papers show, as JSON text; null until it is closed. Never written again.</summary>
    public string? Pack { get; private set; }
    public uint Version { get; private set; }

    public static CostMeeting Begin(DateOnly month, IReadOnlyList<AgendaItem> agenda, Actor leader, DateTimeOffset now) => new()
    {
        Id = NewId.At<MeetingId>(now),
        Month = month,
        State = MeetingState.Open,
        Leader = leader.Id,
        LeaderName = leader.Name,
        BegunAt = now,
        Agenda = agenda,
    };

    public string? WhyNotOpen() => State is MeetingState.Open ? null : $"The meeting of {Month.MonthText()} was closed by {ClosedBy}.";

    public void Skip(string key)
    {
        MustBeOpen();
        if (!Skipped.Contains(key)) Skipped = [.. Skipped, key];
    }

    public void Close(string pack, Actor by, DateTimeOffset now)
    {
        MustBeOpen();
        (State, ClosedAt, ClosedBy, Pack) = (MeetingState.Closed, now, by.Name, pack);
    }

    private void MustBeOpen()
    {
        if (WhyNotOpen() is { } why) throw new InvalidOperationException(why);
    }
}
