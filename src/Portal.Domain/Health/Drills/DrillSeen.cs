namespace Portal.Domain.Health.Drills;

/// <summary>A database or cache as AWS told of it at one look of a drill.</summary>
/// <param name="Status">Verbatim, such as <c>available</c> or <c>rebooting</c>.</param>
/// <param name="Primary">What is the primary: of a database its zone, of a cache its node.</param>
/// <param name="OtherZones">Of the standby or the replicas; empty while there is none.</param>
public sealed record DrillSeen(string Status, string? Primary, string? PrimaryZone, IReadOnlyList<string> OtherZones)
{
    public bool IsAvailable => Status == "available";

    public bool HasMovedFrom(DrillSeen before) => Primary is not null && Primary != before.Primary;

    /// <summary>"primary in us-east-1a, standby in us-east-1b".</summary>
    public string Words(DrillKind kind) => $"primary in {PrimaryZone ?? "a zone that AWS did not tell"}, {(kind, OtherZones.Count) switch
    {
        (DrillKind.Database, 0) => "no standby",
        (DrillKind.Database, _) => $"standby in {string.Join(" and ", OtherZones)}",
        (_, 0) => "no replica",
        _ => $"{(OtherZones.Count == 1 ? "replica" : "replicas")} in {string.Join(" and ", OtherZones)}",
    }}";
}
