using Portal.Domain.Health.Seen;

namespace Portal.Domain.Health;

/// <summary>How an environment is, by the last pass. Written only when something of it changed; when it was looked at stands with its place.</summary>
public sealed class EnvironmentHealth
{
    private EnvironmentHealth() { }

    public EnvironmentId Id { get; private set; }
    public string Account { get; private set; } = "";
    public string Region { get; private set; } = "";
    public HealthState State { get; private set; } = HealthState.Unknown;
    public DateTimeOffset Since { get; private set; }

    /// <summary>The deciding tier's reason, without its time.</summary>
    public string Reason { get; private set; } = "";
    public IReadOnlyList<TierHealth> Tiers { get; private set; } = [];
    public EnvironmentSeen Seen { get; private set; } = EnvironmentSeen.Nothing;
    public HealthResources Resources { get; private set; } = HealthResources.None;

    /// <summary>The environment's record that <see cref="Resources"/> were taken from, by its time.</summary>
    public DateTimeOffset? ResourcesOf { get; private set; }
    public IReadOnlyList<AlarmOff> Alarms { get; private set; } = [];

    /// <summary>Instances that the busiest hour of the last week needs; null when nobody knows.</summary>
    public int? NeededInstances { get; private set; }

    /// <summary>Null before anything was measured.</summary>
    public SloStanding? Slo { get; private set; }

    /// <summary>The same seen from the edge: beside it, never merged.</summary>
    public SloStanding? EdgeSlo { get; private set; }
    public BurnLevel Burning { get; private set; }
    public RecentMetrics Recent { get; private set; } = RecentMetrics.None;

    /// <summary>Until when metrics are in; null before the first.</summary>
    public DateTimeOffset? MetricsThrough { get; private set; }

    /// <summary>From when on the past is in; it is filled backwards, a slice at a time. Null before the first slice.</summary>
    public DateTimeOffset? FilledFrom { get; private set; }

    public static EnvironmentHealth Of(EnvironmentId id, string account, string region, DateTimeOffset now) =>
        new() { Id = id, Account = account, Region = region, Since = now };

    /// <returns>True when they are others than before.</returns>
    public bool StandsOf(HealthResources resources, DateTimeOffset at)
    {
        ResourcesOf = at;
        if (resources.IsSameAs(Resources)) return false;
        Resources = resources;
        return true;
    }

    /// <returns>True when something else was seen than before: that is worth a snapshot.</returns>
    public bool Saw(EnvironmentSeen seen)
    {
        if (seen.IsSameAs(Seen)) return false;
        Seen = seen;
        return true;
    }

    public void Alarmed(IReadOnlyList<AlarmOff> alarms)
    {
        if (!alarms.SequenceEqual(Alarms)) Alarms = alarms;
    }

    public void Judged(IReadOnlyList<TierHealth> tiers, DateTimeOffset now)
    {
        if (!tiers.SequenceEqual(Tiers)) Tiers = tiers;
        var worst = WorstTier.Of(tiers);
        var state = worst?.State ?? HealthState.Unknown;
        Reason = worst is { State: not HealthState.Healthy } one ? one.Tier.Text : worst is null ? "nothing of its stack has a health" : "";
        if (state != State) (State, Since) = (state, worst is { State: not HealthState.Healthy } felt && felt.Tier.Since < now ? felt.Tier.Since : now);
    }

    /// <param name="through">Until when metrics are in now.</param>
    public void Measured(DateTimeOffset through, RecentMetrics recent, SloStanding? slo, SloStanding? edge, int? needed)
    {
        (MetricsThrough, Recent, Slo, EdgeSlo, NeededInstances) = (through, recent, slo, edge, needed);
        Burning = slo is null ? BurnLevel.None : MeasureSlo.LevelOf(slo);
    }

    public void Filled(DateTimeOffset from) => FilledFrom = from;
}
