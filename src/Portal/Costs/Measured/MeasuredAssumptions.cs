using System.Globalization;
using Portal.Domain.Catalog;
using Portal.Domain.Requests;
using Portal.Requests;

namespace Portal.Costs.Measured;

/// <summary>
/// Puts what was measured in the place of what a request assumed: mean instances, and what the edge answered and sent. What is
/// not measured (data through NAT and between zones, logs, capacity units) stays as assumed, and the note says so.
/// </summary>
internal static class MeasuredAssumptions
{
    private const int RequestsOfUnit = 10_000;

    /// <returns>The content with other assumptions, and what was measured in words; null where nothing was.</returns>
    public static (RequestContent Content, string Note)? Of(Product product, RequestContent content, MeasuredUse use)
    {
        var measured = product.Assumptions.Select(assumption => (Assumption: assumption, Value: ValueOf(assumption, content, use))).Where(each => each.Value is not null).ToList();
        if (measured.TrueForAll(each => IsAttached(each.Assumption))) return null;
        var values = measured.ToDictionary(each => each.Assumption.Id, each => each.Value!.Value.ToString(CultureInfo.InvariantCulture));
        var now = content with { Assumptions = new Dictionary<string, string>([.. content.Assumptions.Where(known => !values.ContainsKey(known.Key)), .. values]) };
        var (before, after) = (UsageOf.Values(product, content), UsageOf.Values(product, now));
        var words = measured.Where(each => !IsAttached(each.Assumption)).Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Assumption.Label.ToLowerInvariant()} {after[each.Assumption.Id]:#,0.##} ({before[each.Assumption.Id]:#,0.##} assumed)"));
        var web = measured.Exists(each => IsAttached(each.Assumption) && before[each.Assumption.Id] > 0) ? " No web ACL is attached." : "";
        return (now, $"Measured over the last week: {string.Join(", ", words)}.{web} The rest as assumed.");
    }

    // Rounded, so that an estimate is not another one every day.
    private static decimal? ValueOf(Assumption assumption, RequestContent content, MeasuredUse use) => assumption switch
    {
        { Of: not null } => use.Instances is { } instances ? Math.Round(instances * 2, MidpointRounding.AwayFromZero) / 2 : null,
        { Prices: var prices } when prices.FirstOrDefault(price => price is { Service: "cloudfront", Item: "https-requests" }) is { } price => TwoDigits(use.EdgeRequests / RequestsOfUnit / price.Times),
        { Prices: [{ Service: "cloudfront", Item: "transfer-out-first-10tb" } price, ..] } => TwoDigits(use.EdgeGb / price.Times),
        _ when IsAttached(assumption) => content.Inputs.GetValueOrDefault("WebAclArn") is null or "" ? 0 : null,
        _ => null,
    };

    // Known of what stands, and not measured.
    private static bool IsAttached(Assumption assumption) => assumption.Prices.Any(price => price is { Service: "wafv2", Item: "web-acl" });

    private static decimal? TwoDigits(decimal? value)
    {
        if (value is not (> 0 and var known)) return value;
        var unit = (decimal)Math.Pow(10, Math.Floor(Math.Log10((double)known)) - 1);
        return Math.Round(known / unit, MidpointRounding.AwayFromZero) * unit;
    }
}
