namespace Portal.AwsSandbox.Standing;

public enum DisturbanceKind
{
    /// <summary>A zone is dark: <see cref="Disturbance.Zone"/>.</summary>
    ZoneLost,

    /// <summary>
    /// The database <see cref="Disturbance.PhysicalId"/> changes to its standby: away from From to To, then primary and standby
    /// have changed places for good. The new primary is in <see cref="Disturbance.Zone"/>.
    /// </summary>
    DatabaseFailover,

    /// <summary>The database <see cref="Disturbance.PhysicalId"/> is stopped.</summary>
    DatabaseStopped,

    /// <summary>The database <see cref="Disturbance.PhysicalId"/> shows the status <see cref="Disturbance.Word"/> and serves on, unless that is "rebooting".</summary>
    DatabaseBusy,

    /// <summary>The database <see cref="Disturbance.PhysicalId"/> takes <see cref="Disturbance.Factor"/> times as long for everything; several multiply.</summary>
    DatabaseSlow,

    /// <summary>The replication group <see cref="Disturbance.PhysicalId"/> makes <see cref="Disturbance.Node"/> its primary; writes fail from From to To.</summary>
    CacheFailover,

    /// <summary>One node is broken: an instance (<c>i-…</c>) or a cache node (<c>group-001</c>) by <see cref="Disturbance.PhysicalId"/>.</summary>
    NodeBroken,

    /// <summary>The stack <see cref="Disturbance.StackId"/> gets <see cref="Disturbance.Factor"/> times its usual load; several multiply.</summary>
    Load,
}

/// <summary>
/// What is broken or otherwise, over an interval of shown time, so that any past moment can be told from it. <paramref name="To"/> is
/// exclusive; null while it lasts.
/// </summary>
public sealed record Disturbance(
    string Id, DisturbanceKind Kind, DateTimeOffset From, DateTimeOffset? To,
    string? Zone = null, string? StackId = null, string? PhysicalId = null, string? Node = null, double Factor = 1, string? Word = null)
{
    public bool IsAt(DateTimeOffset moment) => From <= moment && (To is null || moment < To);
}
