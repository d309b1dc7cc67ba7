using Portal.Domain.Access;

namespace Portal.Domain.Environments;

/// <summary>Until when an environment may stand, and who was warned of its end. One for each environment, under its id.</summary>
public sealed class Lease : Looked
{
    /// <summary>Hours before the end at which people are told, once each.</summary>
    public static readonly IReadOnlyList<int> WarningHours = [72, 24, 1];

    private Lease() { }

    public EnvironmentId Id { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>The last threshold that people were told of; null before the first.</summary>
    public int? WarnedHours { get; private set; }

    /// <summary>When the end was noted; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>At its end the portal asks for the delete. Set when it ends, by the policies of that day.</summary>
    public bool Deletes { get; private set; }

    /// <summary>More time than the policies give, while nobody has decided; null when none is asked for.</summary>
    public LeaseAsk? Ask { get; private set; }
    public uint Version { get; private set; }

    public static Lease Begin(EnvironmentId environment, int days, DateTimeOffset now)
    {
        var lease = new Lease { Id = environment, EndsAt = now.AddDays(days) };
        lease.LookAgainAt(lease.NextMoment(now));
        return lease;
    }

    /// <summary>One look: which threshold was passed since the last one. Those missed meanwhile are not told afterwards.</summary>
    public LeaseNews Look(DateTimeOffset now)
    {
        if (EndedAt is not null) throw new InvalidOperationException($"The lease of {Id} has ended already.");
        if (now >= EndsAt)
        {
            EndedAt = now;
            Settle();
            return new LeaseNews.Ended();
        }
        var reached = WarningHours.Where(hours => now >= EndsAt.AddHours(-hours)).Select(hours => (int?)hours).Min();
        var isNews = reached is not null && !(WarnedHours <= reached);
        if (isNews) WarnedHours = reached;
        LookAgainAt(NextMoment(now));
        return isNews ? new LeaseNews.EndsSoon(reached!.Value) : new LeaseNews.Nothing();
    }

    /// <summary>What follows from the end, by the policies of that day.</summary>
    public void EndWith(bool deletes)
    {
        if (EndedAt is null) throw new InvalidOperationException($"The lease of {Id} has not ended.");
        Deletes = deletes;
    }

    /// <summary>A later end: warnings begin anew, and an end that was reached already is undone.</summary>
    public void Extend(int days, DateTimeOffset now)
    {
        var until = now.AddDays(days);
        if (until <= EndsAt) throw new ArgumentOutOfRangeException(nameof(days), days, "An extension ends later than the lease.");
        EndsAt = until;
        (WarnedHours, EndedAt, Deletes, Ask) = (null, null, false, null);
        LookAgainAt(NextMoment(now));
    }

    public void AskFor(int days, Actor by, string note, DateTimeOffset now)
    {
        if (Ask is not null) throw new InvalidOperationException($"More time for {Id} has been asked for already.");
        Ask = LeaseAsk.Of(days, by, note, now);
    }

    public void Decline() => Ask = Ask is null ? throw new InvalidOperationException($"Nobody asked for more time for {Id}.") : null;

    /// <summary>The environment is gone: nobody need look any more.</summary>
    public void Close() => Settle();

    private DateTimeOffset NextMoment(DateTimeOffset now) =>
        WarningHours.Select(hours => EndsAt.AddHours(-hours)).Append(EndsAt).Where(at => at > now).DefaultIfEmpty(now).Min();
}
