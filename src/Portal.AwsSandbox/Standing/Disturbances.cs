using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Standing;

/// <summary>The disturbances of a region, ordered, ended and asked for.</summary>
public static class Disturbances
{
    private const int Most = 5_000;

    /// <summary>All that lasted at some moment from <paramref name="from"/> to <paramref name="to"/>, exclusive, in order of beginning.</summary>
    public static IReadOnlyList<Disturbance> Between(Region region, DateTimeOffset from, DateTimeOffset to) => region.Read(_ =>
        region.Facts.Disturbances.Where(each => each.From < to && (each.To is null || each.To > from)).ToList());

    /// <summary>All of a kind that began up to a moment, ended or not: what failed over before decides where a primary is now.</summary>
    public static IReadOnlyList<Disturbance> Until(Region region, DateTimeOffset moment, params DisturbanceKind[] kinds) => region.Read(_ =>
        region.Facts.Disturbances.Where(each => each.From <= moment && kinds.Contains(each.Kind)).ToList());

    /// <summary>Begins one; the caller holds the region's lock within a change.</summary>
    public static Disturbance Begin(Region region, DisturbanceKind kind, DateTimeOffset from, DateTimeOffset? to, Func<Disturbance, Disturbance> about)
    {
        var all = region.Facts.Disturbances;
        var number = ++region.Facts.DisturbanceCount;
        var one = about(new Disturbance(Hash.Hex($"{region.Seed}/{region.Account}/{region.Name}/disturbance/{number}", 8), kind, from, to));
        region.Facts.DisturbanceVersion++;
        all.Add(one);
        all.RemoveAll(each => each.To < from - Past.Kept);
        if (all.Count > Most) all.RemoveAt(0);
        region.TouchFacts();
        return one;
    }

    /// <summary>Ends those that last and match; answers how many.</summary>
    public static int End(Region region, DateTimeOffset at, Predicate<Disturbance> which)
    {
        var all = region.Facts.Disturbances;
        var ended = 0;
        for (var n = 0; n < all.Count; n++)
            if (all[n] is { To: null } one && which(one))
            {
                all[n] = one with { To = at < one.From ? one.From : at };
                ended++;
            }
        if (ended == 0) return 0;
        region.Facts.DisturbanceVersion++;
        region.TouchFacts();
        return ended;
    }
}
