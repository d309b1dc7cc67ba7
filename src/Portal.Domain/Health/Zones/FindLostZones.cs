using Portal.Domain.Health.Seen;

namespace Portal.Domain.Health;

/// <summary>
/// AWS does not tell that a zone is gone; it shows. One broken instance empties a zone of a small group too, so a second sign is
/// asked for: a database or cache that had to move or lost its standby, or another environment that lost its instances there.
/// </summary>
public static class FindLostZones
{
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(15);

    /// <param name="emptied">In how many environments of the place each zone is empty.</param>
    public static IReadOnlyList<string> Of(EnvironmentSeen seen, IReadOnlyList<string> before, IReadOnlyDictionary<string, int> emptied, DateTimeOffset? failedOverAt, DateTimeOffset now)
    {
        if (seen.Compute is null) return before;
        var empty = Empty(seen.Compute);
        var sign = seen.Database is { MultiAz: true, StandbyZone: null } || (failedOverAt is { } at && now - at <= Together);
        return [.. empty.Where(zone => before.Contains(zone) || sign || emptied.GetValueOrDefault(zone) > 1)];
    }

    /// <summary>Zones of the group without an instance in service, although there are enough instances for all of them.</summary>
    public static IReadOnlyList<string> Empty(GroupSeen group) => group.Desired < group.Zones.Count || group.InService == 0
        ? []
        : [.. group.Zones.Where(zone => !group.Instances.Any(one => one.Zone == zone && one.IsInService))];
}
