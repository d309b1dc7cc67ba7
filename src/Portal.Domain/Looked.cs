namespace Portal.Domain;

/// <summary>
/// A record that a job looks at again and again until it is settled. The job claims it when <see cref="NextLookAt"/>
/// is due; a null means nobody needs to look any more.
/// </summary>
public abstract class Looked
{
    public DateTimeOffset? NextLookAt { get; private set; }

    /// <summary>Looks in a row that failed for a passing reason; drives the back-off.</summary>
    public int FailedLooks { get; private set; }

    /// <summary>Why the last look failed, in words for the page; null when it went well.</summary>
    public string? LastFault { get; private set; }

    protected void LookAgainAt(DateTimeOffset at)
    {
        NextLookAt = at;
        FailedLooks = 0;
        LastFault = null;
    }

    protected void Settle()
    {
        NextLookAt = null;
        FailedLooks = 0;
        LastFault = null;
    }

    /// <summary>Somebody does not want to wait for the next try.</summary>
    public void LookNow(DateTimeOffset now) => NextLookAt = now;

    /// <summary>The look could not be finished; look again later, each time a little later, at most after two minutes.</summary>
    public void Postpone(string fault, DateTimeOffset now)
    {
        FailedLooks++;
        LastFault = fault;
        NextLookAt = now.AddSeconds(Math.Min(120, Math.Pow(2, Math.Min(FailedLooks, 7))));
    }
}
