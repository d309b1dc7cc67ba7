namespace Portal.Domain.Health;

/// <summary>Puts the table to a ground, and keeps tiers from flapping.</summary>
public static class JudgeTiers
{
    /// <param name="before">How the tiers were after the last look; empty at the first.</param>
    /// <param name="settle">How long a better judgement has to hold until it counts.</param>
    public static IReadOnlyList<TierHealth> Of(TierGround ground, IReadOnlyList<TierHealth> before, TimeSpan settle) =>
        [.. from tier in Enum.GetValues<HealthTier>()
            where ground.Resources.Has(tier)
            select Settle(before.FirstOrDefault(one => one.Tier == tier), Judge(tier, ground), ground.Now, settle)];

    /// <summary>What the table says, without regard to what was.</summary>
    public static Judgement Judge(HealthTier tier, TierGround ground) =>
        TierRules.All.FirstOrDefault(rule => rule.Tier == tier && rule.Holds(ground)) is { } rule
            ? new Judgement(tier, rule.State, rule.Name, rule.Says(ground), rule.IsSoft, rule.From?.Invoke(ground))
            : new Judgement(tier, HealthState.Healthy, TierRules.Well, "", false);

    /// <summary>
    /// What is worse counts at once, unless it rests on a measured value: that has to be seen twice. What is better has to hold
    /// for a while. To and from unknown it goes at once: not to know is not a state of the tier.
    /// </summary>
    public static TierHealth Settle(TierHealth? before, Judgement judged, DateTimeOffset now, TimeSpan settle)
    {
        var fresh = new TierHealth(judged.Tier, judged.State, judged.Rule, judged.Text, judged.From ?? now);
        if (before is null) return fresh;
        if (before.Rule == judged.Rule && before.State == judged.State) return before with { Text = judged.Text, Better = null, BetterSince = null };
        if (before.State is HealthState.Unknown || judged.State is HealthState.Unknown) return fresh;
        // The clock was set back: what was noted in the future can't be waited for.
        var since = before.Better == judged.Rule && before.BetterSince <= now ? before.BetterSince : null;
        var waits = judged.State < before.State ? settle : judged.IsSoft ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
        if (waits == TimeSpan.Zero || since is { } from && now - from >= waits) return judged.IsSoft && since is { } seen ? fresh with { Since = seen } : fresh;
        return before with { Better = judged.Rule, BetterSince = since ?? now };
    }
}

/// <param name="Text">The reason without its time; empty when healthy.</param>
/// <param name="From">Since when, where that is known better than by the look.</param>
public sealed record Judgement(HealthTier Tier, HealthState State, string Rule, string Text, bool IsSoft, DateTimeOffset? From = null);
