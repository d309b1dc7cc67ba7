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

    /// <summary>From when on values are in without a gap up to <see cref="MetricsThrough"/>; the past before it is filled backwards, a slice at a time.</summary>
    public DateTimeOffset? FilledFrom { get; private set; }

    /// <summary>How far back it is to be filled.</summary>
    public DateTimeOffset? FillGoal { get; private set; }

    /// <summary>Since when its group stands at its maximum, without a break; null while it does not.</summary>
    public DateTimeOffset? CeilingSince { get; private set; }

    /// <summary>Zones that went away under it and are not back.</summary>
    public IReadOnlyList<string> LostZones { get; private set; } = [];

    /// <summary>When its database or cache last failed over.</summary>
    public DateTimeOffset? FailedOverAt { get; private set; }

    /// <summary>The state that people were last told of; null before the first time.</summary>
    public HealthState? ToldState { get; private set; }

    /// <summary>News that quiet hours hold back.</summary>
    public IReadOnlyList<string> Held { get; private set; } = [];

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

    /// <summary>Notes since when the group stands at its maximum. A group of one fixed size has no ceiling to reach.</summary>
    public void NoteCeiling(GroupSeen? group, DateTimeOffset now) =>
        CeilingSince = group is not null && group.Most > group.Least && group.Desired >= group.Most ? CeilingSince is { } since && since <= now ? since : now : null;

    public void Lost(IReadOnlyList<string> zones)
    {
        if (!zones.SequenceEqual(LostZones)) LostZones = zones;
    }

    public void FailedOver(DateTimeOffset at) => FailedOverAt = at;

    public void Told(HealthState state)
    {
        ToldState = state;
        if (Held.Count > 0) Held = [];
    }

    public void Hold(IEnumerable<string> news) => Held = [.. Held.Concat(news).TakeLast(20)];

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

    /// <summary>Values from a moment on are in; whatever was before it is to be filled back to the goal.</summary>
    public void BeginFill(DateTimeOffset from, DateTimeOffset goal) => (FilledFrom, FillGoal) = (from, goal);

    public void FilledBackTo(DateTimeOffset from) => FilledFrom = from;

    public bool HasGap => FilledFrom is { } from && FillGoal is { } goal && goal < from;
}
