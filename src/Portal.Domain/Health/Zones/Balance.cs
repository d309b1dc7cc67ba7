using Portal.Domain.Health.Seen;

namespace Portal.Domain.Health;

/// <summary>How evenly instances in service stand over the group's zones.</summary>
/// <param name="IsBalanced">The fullest zone has at most one more than the emptiest, and none is empty.</param>
/// <param name="Widest">The fullest less the emptiest.</param>
/// <param name="Words">"5 / 2 / 1".</param>
public sealed record Balance(bool IsBalanced, int Widest, string Words)
{
    public static Balance Of(GroupSeen group)
    {
        var counts = group.Zones.Select(zone => group.Instances.Count(one => one.Zone == zone && one.IsInService)).ToList();
        if (counts.Count == 0) return new Balance(false, 0, "");
        var widest = counts.Max() - counts.Min();
        return new Balance(widest <= 1 && counts.Min() >= 1, widest, string.Join(" / ", counts));
    }
}
