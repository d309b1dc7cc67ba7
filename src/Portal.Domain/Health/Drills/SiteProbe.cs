namespace Portal.Domain.Health.Drills;

/// <summary>What knocking at the environment's own address brought, from before the failover to the end of the drill.</summary>
/// <param name="Url">Null where its stack gives no address.</param>
/// <param name="IsReachable">It answered before the failover; else nothing can be told by it.</param>
/// <param name="WhyNot">Why it could not be reached then; null when it could.</param>
/// <param name="LastError">In words; null without one.</param>
public sealed record SiteProbe(string? Url, bool IsReachable, string? WhyNot, int Counted = 0, int Errors = 0, DateTimeOffset? FirstErrorAt = null, DateTimeOffset? LastErrorAt = null, string? LastError = null, bool IsFailing = false)
{
    public static SiteProbe None { get; } = new(null, false, "The stack has no output with an address.");

    /// <param name="error">Null when it answered.</param>
    public SiteProbe Count(string? error, DateTimeOffset at) => error is null
        ? this with { Counted = Counted + 1, IsFailing = false }
        : this with { Counted = Counted + 1, Errors = Errors + 1, FirstErrorAt = FirstErrorAt ?? at, LastErrorAt = at, LastError = error, IsFailing = true };
}
