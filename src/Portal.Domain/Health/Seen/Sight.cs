namespace Portal.Domain.Health.Seen;

/// <summary>What was last seen of one thing, and why it is not newer when looks at it fail.</summary>
/// <param name="Value">Null when it was never seen, or was gone when looked at.</param>
/// <param name="SeenAt">When AWS last answered about it; null before the first answer.</param>
/// <param name="Fault">Why the latest look failed; null when it did not.</param>
/// <param name="Pace">How often it is looked at now; after three times as long it is stale.</param>
public sealed record Sight<T>(T? Value, DateTimeOffset? SeenAt, string? Fault, TimeSpan Pace) where T : class
{
    public bool IsStale(DateTimeOffset now) => SeenAt is null || now - SeenAt > StaleAfter || SeenAt - now > StaleAfter;

    // A clock that was set back leaves sights in the future; far ones say nothing about now.
    private TimeSpan StaleAfter => Pace * 3;
}
