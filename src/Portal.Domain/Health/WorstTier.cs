namespace Portal.Domain.Health;

/// <summary>An environment is as its worst tier that users feel.</summary>
public static class WorstTier
{
    /// <summary>The tier that decides, and the state it gives the environment. Null where no tier is known of.</summary>
    public static (TierHealth Tier, HealthState State)? Of(IReadOnlyList<TierHealth> tiers) => tiers.Count == 0
        ? null
        : tiers.Select(tier => (Tier: tier, State: Felt(tier))).OrderByDescending(one => one.State).ThenByDescending(one => one.Tier.State).ThenBy(one => one.Tier.Since).First();

    /// <summary>Without cache or static files the application is slower or plainer; it is not away.</summary>
    public static HealthState Felt(TierHealth tier) =>
        tier is { State: HealthState.Down, Tier: HealthTier.Cache or HealthTier.Storage } ? HealthState.Degraded : tier.State;
}
