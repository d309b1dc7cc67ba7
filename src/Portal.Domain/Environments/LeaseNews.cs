namespace Portal.Domain.Environments;

/// <summary>What a look at a lease brought.</summary>
public abstract record LeaseNews
{
    private LeaseNews() { }

    public sealed record Nothing : LeaseNews;

    /// <param name="Hours">The threshold that was reached: 72, 24 or 1.</param>
    public sealed record EndsSoon(int Hours) : LeaseNews;

    public sealed record Ended : LeaseNews;
}
