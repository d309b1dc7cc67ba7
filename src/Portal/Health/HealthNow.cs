using Portal.Domain.Health;
using Portal.Domain.Health.Seen;

namespace Portal.Health;

/// <summary>A stored judgement brought up to the moment.</summary>
internal sealed record HealthNow(HealthState State, string Reason, DateTimeOffset Since, DateTimeOffset? SeenAt, bool IsStale, IReadOnlyList<TierView> Tiers)
{
    public static HealthNow Of(EnvironmentHealth health, IReadOnlyList<LookStanding> looks, HealthSettings settings, DateTimeOffset now)
    {
        var ground = SeeEnvironments.Ground(health, looks, settings.Thresholds, now);
        var tiers = health.Resources == HealthResources.None ? [] : Enum.GetValues<HealthTier>().Where(health.Resources.Has).Select(tier => Now(tier, health, ground, looks, now)).ToList();
        var seen = tiers.Where(tier => KindOf(tier.Tier) is not null).Select(tier => looks.FirstOrDefault(look => look.Kind == KindOf(tier.Tier))?.SeenAt).ToList();
        var oldest = seen.Count == 0 || seen.Contains(null) ? null : seen.Min();
        var isStale = tiers.Any(tier => tier is { State: HealthState.Unknown, Rule: "unseen" });
        if (WorstTier.Of(tiers) is not { } worst) return new HealthNow(HealthState.Unknown, "nothing was seen of it yet", health.Since, null, true, []);
        var since = worst.State == health.State ? health.Since : worst.Tier.Since;
        return new HealthNow(worst.State, worst.State is HealthState.Healthy ? "" : worst.Tier.Reason(now), since, oldest, isStale,
            [.. tiers.Select(tier => new TierView(tier.Tier, tier.Tier.Title(), tier.State, tier.Reason(now), tier.Since, KindOf(tier.Tier) is { } kind ? looks.FirstOrDefault(look => look.Kind == kind)?.SeenAt : null, TierNote.Of(tier.Tier, health)))]);
    }

    public static FreshnessView Freshness(LookStanding look) => new(Words(look.Kind), look.SeenAt, look.Pace, look.Fault, look.FaultSince);

    // Only not knowing comes by itself with time; everything else is as the last pass judged it.
    private static TierHealth Now(HealthTier tier, EnvironmentHealth health, TierGround ground, IReadOnlyList<LookStanding> looks, DateTimeOffset now)
    {
        var stored = health.Tiers.FirstOrDefault(one => one.Tier == tier);
        var judged = JudgeTiers.Judge(tier, ground);
        if (stored is not null && (judged.State is not HealthState.Unknown || stored.State is HealthState.Unknown)) return stored with { Text = stored.State is HealthState.Unknown ? judged.Text : stored.Text };
        return new TierHealth(tier, judged.State, judged.Rule, judged.Text, looks.FirstOrDefault(look => look.Kind == KindOf(tier))?.SeenAt ?? stored?.Since ?? now);
    }

    private static LookKind? KindOf(HealthTier tier) => tier switch
    {
        HealthTier.Edge => LookKind.Distributions,
        HealthTier.LoadBalancer => LookKind.LoadBalancers,
        HealthTier.Compute => LookKind.Groups,
        HealthTier.Cache => LookKind.Caches,
        HealthTier.Database => LookKind.Databases,
        _ => null,
    };

    private static string Words(LookKind kind) => kind switch
    {
        LookKind.Alarms => "alarms",
        LookKind.Groups => "instances",
        LookKind.Databases => "databases",
        LookKind.Caches => "caches",
        LookKind.LoadBalancers => "load balancers",
        LookKind.Distributions => "distributions",
        LookKind.Network => "NAT gateways",
        LookKind.Metrics => "metrics",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
