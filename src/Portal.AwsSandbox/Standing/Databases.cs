using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Standing;

/// <summary>Where a database is and whether it serves. <paramref name="StandbyZone"/> is null without Multi-AZ, and while there is no standby.</summary>
/// <param name="Word">A status that covers "available" for now; null for none.</param>
public sealed record DatabaseState(string PrimaryZone, string? StandbyZone, bool Serves, bool IsStopped, string? Word);

/// <summary>Places a database's primary and standby, which nobody can pin, and follows them through failovers.</summary>
public static class Databases
{
    public const string Type = "AWS::RDS::DBInstance";

    /// <summary>What a failover takes, as clients see it.</summary>
    internal static readonly TimeSpan FailoverTakes = TimeSpan.FromSeconds(75);

    public static DatabaseState At(Region region, Spell database, DateTimeOffset at) => region.Read(_ =>
    {
        var troubles = region.Facts.Disturbances;
        var mine = troubles.Where(each => each.PhysicalId == database.PhysicalId && each.From <= at).ToList();
        var (first, second) = Zones(region, database);
        var primary = mine.LastOrDefault(each => each.Kind == DisturbanceKind.DatabaseFailover)?.Zone ?? first;
        var other = primary == first ? second : first;
        var stopped = mine.Exists(each => each.Kind == DisturbanceKind.DatabaseStopped && each.IsAt(at));
        var away = mine.Exists(each => each.Kind == DisturbanceKind.DatabaseFailover && each.IsAt(at));
        var busy = mine.LastOrDefault(each => each.Kind == DisturbanceKind.DatabaseBusy && each.IsAt(at))?.Word;
        var standby = database.Says("MultiAZ") && other != primary && !IsLost(other) ? other : null;
        return new DatabaseState(primary, standby, !stopped && !away && busy != "rebooting" && !IsLost(primary), stopped, busy);

        bool IsLost(string zone) => troubles.Exists(each => each.Kind == DisturbanceKind.ZoneLost && each.Zone == zone && each.IsAt(at));
    });

    /// <summary>Begins a failover to the standby; false when there is none to go to. The caller holds the region's lock within a change.</summary>
    internal static bool FailOver(Region region, Spell database, DateTimeOffset at, string? word = null)
    {
        var state = At(region, database, at);
        if (state.StandbyZone is not { } zone) return false;
        Disturbances.Begin(region, DisturbanceKind.DatabaseFailover, at, at + FailoverTakes, one => one with { PhysicalId = database.PhysicalId, Zone = zone, StackId = database.StackId, Word = word });
        return true;
    }

    private static (string First, string Second) Zones(Region region, Spell database)
    {
        var group = database.Text("DBSubnetGroupName") is { } name ? Past.Now(region, "AWS::RDS::DBSubnetGroup", name) : null;
        var zones = (group?.Texts("SubnetIds") ?? []).Select(subnet => Network.ZoneOf(region, subnet)).Distinct().ToList();
        if (zones.Count == 0) zones = [.. Network.Zones(region.Name)];
        zones = [.. zones.OrderBy(zone => Hash.Fraction($"{database.Seed}/{zone}"))];
        var first = database.Text("AvailabilityZone") ?? zones[0];
        return (first, zones.Find(zone => zone != first) ?? first);
    }
}
