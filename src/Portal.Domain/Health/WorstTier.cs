namespace Portal.Domain.Health;

/// <summary>An environment is as its worst tier that users feel.</summary>
public static class WorstTier
{
    /// <summary>The tier that decides, and the state it gives the environment. Null where no tier is known of.</summary>
    public static (TierHealth Tier, HealthState State)? Of(IReadOnlyList<TierHealth> tiers)
    {
        if (tiers.Count == 0) return null;
        var isStorageAlone = tiers.All(tier => tier.Tier is HealthTier.Storage);
        return tiers.Select(tier => (Tier: tier, State: isStorageAlone ? tier.State : Felt(tier))).OrderByDescending(one => one.State).ThenByDescending(one => one.Tier.State).ThenBy(one => one.Tier.Since).First();
    }

    /// <summary>
    /// Without cache or static files the application is slower or plainer; it is not away. That nobody checked a bucket's settings
    /// lately is felt by nobody.
    /// </summary>
    public static HealthState Felt(TierHealth tier) => tier switch
    {
        { State: HealthState.Down, Tier: HealthTier.Cache or HealthTier.Storage } => HealthState.Degraded,
        { State: HealthState.Unknown, Tier: HealthTier.Storage } => HealthState.Healthy,
        _ => tier.State,
    };
}
