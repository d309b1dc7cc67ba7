using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.CloudWatch.Physics;

/// <summary>When a stack's database and cache were away, from what was broken and where they were then.</summary>
public sealed class Outages
{
    private readonly IReadOnlyList<Disturbance> troubles;
    private readonly Dictionary<string, string> firstZone = [];
    private readonly Dictionary<string, IReadOnlyList<CacheNode>> nodes = [];

    public Outages(Region region, StackPicture picture)
    {
        troubles = picture.Disturbances;
        foreach (var spell in picture.Spells.DistinctBy(spell => spell.PhysicalId))
            if (spell.Type == Databases.Type) firstZone[spell.PhysicalId] = Databases.At(region, spell, spell.From).PrimaryZone;
        foreach (var spell in picture.Spells)
            if (spell.Type == Caches.Type) nodes[$"{spell.Number}"] = Caches.At(region, spell, spell.From).Nodes;
    }

    /// <summary>The share of a minute in which a database did not answer, and when it last came back.</summary>
    public (double Down, DateTimeOffset? Returned) Database(Spell database, DateTimeOffset minute)
    {
        var zone = firstZone[database.PhysicalId];
        var down = 0.0;
        DateTimeOffset? returned = null;
        foreach (var each in troubles)
        {
            if (each.From >= minute + Span.Minute) continue;
            if (each.Kind == DisturbanceKind.DatabaseFailover && each.PhysicalId == database.PhysicalId) zone = each.Zone ?? zone;
            if (!StopsDatabase(each, database.PhysicalId)) continue;
            down += Span.Share(minute, each);
            if (each.To <= minute && (returned is null || each.To > returned)) returned = each.To;
        }
        // A zone that is lost takes the primary with it until that has moved.
        foreach (var each in troubles)
            if (each.Kind == DisturbanceKind.ZoneLost && each.Zone == zone) down += Span.Share(minute, each);
        return (Math.Min(1, down), returned);
    }

    /// <summary>How many times as long as usual a database takes in a minute.</summary>
    public double Drag(Spell database, DateTimeOffset minute)
    {
        var drag = 1.0;
        foreach (var each in troubles)
            if (each.Kind == DisturbanceKind.DatabaseSlow && each.PhysicalId == database.PhysicalId) drag *= 1 + (each.Factor - 1) * Span.Share(minute, each);
        return drag;
    }

    /// <summary>The nodes of a cache in a minute, each with whether it serves; how much of it had no primary; and when one was last made.</summary>
    public (IReadOnlyList<CacheNode> Nodes, double Down, DateTimeOffset? Returned) Cache(Spell group, DateTimeOffset minute)
    {
        var all = nodes[$"{group.Number}"];
        var primary = all.Count > 0 ? all[0].Id : "";
        var down = 0.0;
        DateTimeOffset? returned = null;
        foreach (var each in troubles)
        {
            if (each.Kind != DisturbanceKind.CacheFailover || each.PhysicalId != group.PhysicalId || each.From >= minute + Span.Minute) continue;
            primary = each.Node ?? primary;
            down += Span.Share(minute, each);
            if (each.To <= minute) returned = each.To;
        }
        var shown = all.Select(node => node with { IsPrimary = node.Id == primary, Serves = !IsBroken(node, minute) }).ToList();
        return (shown, shown.Exists(node => node is { IsPrimary: true, Serves: false }) ? 1 : Math.Min(1, down), returned);
    }

    private static bool StopsDatabase(Disturbance each, string database) => each.PhysicalId == database &&
        (each.Kind is DisturbanceKind.DatabaseFailover or DisturbanceKind.DatabaseStopped || each is { Kind: DisturbanceKind.DatabaseBusy, Word: "rebooting" });

    private bool IsBroken(CacheNode node, DateTimeOffset at)
    {
        foreach (var each in troubles)
            if (each.IsAt(at) && (each.Kind == DisturbanceKind.ZoneLost && each.Zone == node.Zone || each.Kind == DisturbanceKind.NodeBroken && each.PhysicalId == node.Id)) return true;
        return false;
    }
}
