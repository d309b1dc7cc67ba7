namespace Portal.AwsSandbox.Traffic;

/// <summary>From <paramref name="From"/> until <paramref name="Until"/> (null: still going on) demand is <paramref name="Times"/> what it would be.</summary>
public sealed record LoadFactor(DateTimeOffset From, DateTimeOffset? Until, double Times)
{
    public bool Covers(DateTimeOffset at) => From <= at && (Until is not { } until || at < until);
}
