using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Availability;

/// <summary>
/// What AWS promises for the tiers that a request passes, and what they come to in series. It is a promise to pay back,
/// not what will be measured; the product's objective is measured after launch.
/// </summary>
/// <param name="Composed">As a fraction (0.9982); null when the template has no tier with a promise.</param>
/// <param name="Limiting">The weakest tier; the first of them on the way of a request.</param>
/// <param name="Remarks">What standing in one zone does, in sentences.</param>
public sealed record ComposedAvailability(decimal? Composed, TierPromise? Limiting, IReadOnlyList<TierPromise> Tiers, IReadOnlyList<string> Remarks)
{
    /// <summary>Minutes of a month of 30 days that the composed promise leaves open.</summary>
    public decimal? MinutesAMonth => Composed is { } composed ? (1 - composed) * 30 * 24 * 60 : null;

    public static ComposedAvailability Of(EvaluatedTemplate template, TopologyModel topology)
    {
        var map = new ResourceMap(template);
        var path = RequestPath.Of(topology);
        var tiers = path.Select(node => Promises.Of(node, map)).OfType<TierPromise>().ToList();
        var promised = tiers.Where(tier => tier.Promised is not null).ToList();
        return new ComposedAvailability(
            promised.Count == 0 ? null : promised.Aggregate(1m, (product, tier) => product * tier.Promised!.Value),
            promised.MinBy(tier => tier.Promised),
            tiers,
            [.. tiers.Select(Remark).OfType<string>(), .. NatRemark.Of(map)]);
    }

    private static string? Remark(TierPromise tier) => tier switch
    {
        { OverZones: null } => null,
        { Promised: { } one, OverZones: { } several } =>
            $"{tier.Title} stands in one zone and stops with it: {Percent(one)} is promised in place of {Percent(several)}.",
        { OverZones: { } several } =>
            $"{tier.Title} stands in one zone and stops with it: no promise is known for that, over zones it is {Percent(several)}.",
    };

    private static string Percent(decimal fraction) => $"{fraction * 100:0.##} %";
}

/// <param name="Title">In the words of the field: <c>MySQL Multi-AZ</c>.</param>
/// <param name="Promised">AWS's monthly uptime commitment as a fraction; null where none is known.</param>
/// <param name="OverZones">What it would be over several zones; null where it stands over several, or in none.</param>
public sealed record TierPromise(Tier Tier, string LogicalId, string Title, decimal? Promised, decimal? OverZones);
