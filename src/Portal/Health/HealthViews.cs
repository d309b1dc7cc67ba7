using Portal.Domain;
using Portal.Domain.Environments;
using Portal.Domain.Health;

namespace Portal.Health;

/// <summary>How one environment is, at the moment it was asked.</summary>
/// <param name="Lifecycle">Of the environment itself: while it is being created there is little to see.</param>
/// <param name="Reason">With its time; empty when healthy.</param>
/// <param name="SeenAt">The oldest of what the state rests on; null when nothing was seen yet.</param>
/// <param name="Edge">Availability at the edge: beside the other, never merged.</param>
/// <param name="NeededInstances">What the busiest hour of the last week needs; null when nothing was measured.</param>
/// <param name="Measured">When metrics were last read, how often they are, and why they are not newer.</param>
public sealed record EnvironmentHealthView(
    EnvironmentId Id, string Name, string Team, string Account, string Region, EnvironmentState Lifecycle,
    HealthState State, string Reason, DateTimeOffset Since, DateTimeOffset? SeenAt,
    IReadOnlyList<TierView> Tiers, ZoneGrid Grid, SloStanding? Slo, SloStanding? Edge, BurnLevel Burning, IReadOnlyList<SpentBudget> Spent,
    IReadOnlyList<AlarmOff> Alarms, int? NeededInstances, GroupSize? Size, RecentMetrics Recent, FreshnessView Measured, IReadOnlyList<FreshnessView> Looks);

/// <param name="Reason">With its time; empty when healthy.</param>
/// <param name="Note">What stands there, such as "5 of 3–10 in service"; empty when nothing is known.</param>
public sealed record TierView(HealthTier Tier, string Title, HealthState State, string Reason, DateTimeOffset Since, DateTimeOffset? SeenAt, string Note);

public sealed record GroupSize(int Least, int Most, int Desired, int InService, string? InstanceType);

/// <param name="What">Such as "databases".</param>
/// <param name="Fault">Why the last try failed; null when it did not.</param>
public sealed record FreshnessView(string What, DateTimeOffset? SeenAt, TimeSpan Pace, string? Fault, DateTimeOffset? FaultSince);

/// <summary>One row of the fleet.</summary>
/// <param name="States">By tier; a tier that the stack lacks is missing.</param>
/// <param name="InService">Instances in service by zone, in the order of <paramref name="Zones"/>.</param>
/// <param name="Loss">The worst that losing one zone would do; null when nobody can tell.</param>
public sealed record FleetRow(
    EnvironmentId Id, string Name, string Team, string Account, string Region, string Stage, string Product, string ProductVersion, EnvironmentState Lifecycle,
    HealthState State, string Reason, DateTimeOffset? Since, DateTimeOffset? SeenAt, IReadOnlyDictionary<HealthTier, HealthState> States,
    IReadOnlyList<string> Zones, IReadOnlyList<int> InService, ZoneLoss? Loss, double? Availability, double? LeftMinutes, double BudgetMinutes, BurnLevel Burning, double? BurnRate);

/// <summary>Counts over all rows that the filter without its state lets through.</summary>
/// <param name="Stale">Environments of which something was not seen for longer than it should.</param>
public sealed record FleetTotals(int All, int Healthy, int Degraded, int Down, int Unknown, int Building, int Survives, int SeenZones, int MeetsSlo, int Measured, int Burning, int Stale);

public sealed record FleetHealth(IReadOnlyList<FleetRow> Rows, FleetTotals Totals, IReadOnlyList<string> Teams, IReadOnlyList<string> Accounts, IReadOnlyList<string> Regions, IReadOnlyList<string> Stages, DateTimeOffset? PassedAt);

/// <param name="State">Healthy, degraded, down, unknown; null for all.</param>
public sealed record FleetFilter(string? Search = null, string? Team = null, string? Account = null, string? Region = null, string? Stage = null, HealthState? State = null);

/// <summary>Values of one metric; a point that is missing was not measured.</summary>
public sealed record MetricSeries(HealthMetric Metric, string Title, string Unit, IReadOnlyList<MetricPoint> Points);

/// <param name="At">When the point's time begins.</param>
/// <param name="Value">Of a count, the sum over the step; of a level, its mean.</param>
/// <param name="Worst">Of a level, the worst minute.</param>
public sealed record MetricPoint(DateTimeOffset At, double Value, double Worst);

/// <param name="Step">Between two points.</param>
/// <param name="Marks">Deployments, alarms, failovers in this time.</param>
public sealed record MetricRange(DateTimeOffset From, DateTimeOffset To, TimeSpan Step, IReadOnlyList<MetricSeries> Series, IReadOnlyList<TimelineEntry> Marks);

public enum TimelineKind { Deployment, State, Alarm, Failover, Zone, Scaling, Budget, Drift, Drill }

/// <param name="Tone">The state it led to, for its colour; null for none.</param>
/// <param name="Path">The page that tells more; null for none.</param>
public sealed record TimelineEntry(DateTimeOffset At, TimelineKind Kind, string Title, string Text, HealthState? Tone, string? Path);
