using Portal.Domain.Environments;
using Portal.Domain.Health.Seen;

namespace Portal.Domain.Health.Drills;

/// <summary>All that decides whether a drill may begin.</summary>
/// <param name="Changing">What runs on it now, in words; null for nothing.</param>
/// <param name="Freezes">Sentences of the freezes over it.</param>
/// <param name="Reason">Why it is not healthy; empty when it is.</param>
/// <param name="Other">Who has another drill open there; null when nobody has.</param>
public sealed record DrillGround(
    string Name, EnvironmentState Lifecycle, bool IsReadOnly, DrillPermission Permission, string? Changing, IReadOnlyList<string> Freezes,
    HealthState State, string Reason, HealthResources Resources, EnvironmentSeen Seen, string? Other)
{
    /// <summary>Everything that speaks against it, at once.</summary>
    public IReadOnlyList<Problem> Problems(DrillKind kind)
    {
        List<Problem> problems = [];
        if (Permission is DrillPermission.Never) problems.Add(new Problem("environment", "permission", "Drills are not allowed in this account.", "An administrator of the portal allows them with the account's setting Drills."));
        if (IsReadOnly) problems.Add(new Problem("environment", "readOnly", $"{Name} is read only: the portal changes nothing of it.", "Drill another environment."));
        if (Lifecycle is not (EnvironmentState.Ready or EnvironmentState.Imported)) problems.Add(new Problem("environment", "state", $"{Name} is {Lifecycle.ToString().ToLowerInvariant()}.", "A drill is for what stands."));
        if (Changing is not null) problems.Add(new Problem("environment", "deployment", $"{Changing} on {Name}.", "Wait for its end."));
        problems.AddRange(Freezes.Select(sentence => new Problem("environment", "freeze", sentence, "Wait for its end.")));
        if (State is not HealthState.Healthy) problems.Add(new Problem("environment", "health", $"{Name} is {State.ToString().ToLowerInvariant()}{(Reason.Length > 0 ? $": {Reason}" : "")}.", "Only what is well is drilled."));
        if (Other is not null) problems.Add(new Problem("environment", "drill", $"A drill of {Name} by {Other} is open already.", "Wait for its end."));
        if (Missing(kind) is { } missing) problems.Add(missing);
        return problems;
    }

    private Problem? Missing(DrillKind kind) => kind switch
    {
        DrillKind.Database when Resources.Database is null => new Problem("kind", "missing", $"{Name} has no database.", "Choose what it has."),
        DrillKind.Database when Seen.Database?.StandbyZone is null => new Problem("kind", "standby", "The database has no standby to go to.", Seen.Database is { MultiAz: true } ? "Wait until it is rebuilt." : "Turn on Multi-AZ first."),
        DrillKind.Cache when Resources.Cache is null => new Problem("kind", "missing", $"{Name} has no cache.", "Choose what it has."),
        DrillKind.Cache when Seen.Cache is not { FailsOver: true } cache || cache.Nodes.All(node => node.IsPrimary) => new Problem("kind", "standby", "The cache has no replica that would take over.", "Give it a replica and automatic failover first."),
        _ => null,
    };
}
