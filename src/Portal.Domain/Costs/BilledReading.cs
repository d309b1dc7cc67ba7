namespace Portal.Domain.Costs;

/// <summary>
/// How far the bill is read. One for all nodes: Cost Explorer is asked once for the paying account, a survey of all days
/// first and then only the days that differ from what is kept.
/// </summary>
public sealed class BilledReading : Looked
{
    public const string Only = "billed";

    private BilledReading() { }

    public string Id { get; private set; } = Only;

    /// <summary>Unblended or amortized cost; another setting reads everything anew.</summary>
    public string Metric { get; private set; } = "";

    /// <summary>What the survey found and is not read yet, the newest first.</summary>
    public IReadOnlyList<ReadingSpan> Pending { get; private set; } = [];

    /// <summary>The last day that has arrived whole, as far as one can tell; null while nothing has.</summary>
    public DateOnly? BilledThrough { get; private set; }

    /// <summary>When everything that differed was last read; null before the first time.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>When the past months were all read; null until then.</summary>
    public DateTimeOffset? BackfilledAt { get; private set; }
    public CostTagStatus TagStatus { get; private set; }
    public DateTimeOffset? TagCheckedAt { get; private set; }

    /// <summary>Why the last attempt came to nothing, in words; null when it went well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The first day that a survey asks for: all that is to be kept at first, later what may still change.</summary>
    public DateOnly SurveyFrom(DateOnly today, int backfillMonths)
    {
        var month = today.FirstOfMonth();
        if (BackfilledAt is null) return month.AddMonths(-backfillMonths);
        var usual = month.AddMonths(-1);
        // Away for long: nothing in between may be missing.
        return BilledThrough is { } through && through.FirstOfMonth() < usual ? through.FirstOfMonth() : usual;
    }

    /// <summary>Begins with the whole past, if never read, or read by another kind of cost.</summary>
    public void Use(string metric)
    {
        if (Metric == metric) return;
        Metric = metric;
        (Pending, BackfilledAt) = ([], null);
    }

    /// <param name="changed">Days whose total is another than what is kept.</param>
    public void Surveyed(IEnumerable<DateOnly> changed, DateTimeOffset now)
    {
        Pending = ReadingSpan.Of(changed, BackfilledAt is null);
        Trouble = null;
        LookAgainAt(now);
    }

    /// <summary>The first of <see cref="Pending"/> is read.</summary>
    public void SpanRead(DateTimeOffset now)
    {
        Pending = [.. Pending.Skip(1)];
        Trouble = null;
        LookAgainAt(now);
    }

    /// <summary>What is pending is not read.</summary>
    public void LeaveRest() => Pending = [];

    /// <summary>All that differed is read.</summary>
    public void Ended(DateOnly? billedThrough, DateTimeOffset now, DateTimeOffset next)
    {
        if (Pending.Count > 0) throw new InvalidOperationException("Days are still to be read.");
        (BilledThrough, ReadAt, Trouble) = (billedThrough, now, null);
        BackfilledAt ??= now;
        LookAgainAt(next);
    }

    /// <summary>AWS did not answer as it should, or today's requests are used up; what is pending stays.</summary>
    public void Failed(string why, DateTimeOffset next)
    {
        Trouble = why;
        LookAgainAt(next);
    }

    public void Tag(CostTagStatus status, DateTimeOffset now) => (TagStatus, TagCheckedAt) = (status, now);
}
