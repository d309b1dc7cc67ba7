using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Costs.Queries;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Costs.Actions;

/// <summary>Sums of charges by span of time and group, in pages of so many groups.</summary>
internal sealed class GetCostAndUsage(CostCall call)
{
    private const string Token = "NextPageToken";

    // The bill of a month is made final some days into the next.
    private const int BillClosesAfterDays = 4;

    private volatile Reading? latest;

    public Output Handle(WireRequest request, Members input)
    {
        var granularity = Period.Granularity(input);
        var asked = Period.Read(input);
        CostCall.RefuseHours(granularity);
        var period = asked.InThePast(call.Ledger.Today);
        var metrics = Metric.Read(input);
        var tags = call.Tags();
        var grouping = new Grouping(input, tags, request.Action);
        var filter = Filters.Read(input.Structure("Filter"), tags, request.Action);
        var start = call.Start(input, Token);
        var key = $"{request.Account}/{call.Identity}/{input.Fingerprint(Token)}";
        // Pages of one call are cut from one reading, which is made with the first of them.
        var known = latest;
        var rows = start > 0 && known?.Key == key ? known.Rows
            : call.Read(request, charges => period.By(granularity).SelectMany(span => Rows(charges, span, filter, grouping)).ToList());
        latest = new Reading(key, rows);
        var page = rows.Skip(start).Take(call.PageRows).ToList();
        return new Output
        {
            { "ResultsByTime", Results(page, metrics, grouping) },
            { "GroupDefinitions", grouping.IsEmpty ? null : grouping.Shown() },
            { "DimensionValueAttributes", Attributes(page, grouping) },
            { Token, start + page.Count < rows.Count ? call.Token(input, start + page.Count, Token) : null },
        };
    }

    private static IEnumerable<Row> Rows(Charges charges, Period span, Filter filter, Grouping grouping)
    {
        var groups = new Dictionary<(string, string?), Sums>();
        var total = new Sums();
        foreach (var charge in charges.Of(span.From, span.To))
        {
            if (!filter(charge)) continue;
            var sums = total;
            if (!grouping.IsEmpty)
            {
                var keys = grouping.Keys(charge);
                if (!groups.TryGetValue(keys, out sums!)) groups[keys] = sums = new Sums();
            }
            sums.Add(charge);
        }
        if (grouping.IsEmpty || groups.Count == 0) return [new Row(span, null, total)];
        return groups.OrderBy(group => group.Key.Item1, StringComparer.Ordinal).ThenBy(group => group.Key.Item2, StringComparer.Ordinal)
            .Select(group => new Row(span, group.Key, group.Value));
    }

    private List<Output> Results(List<Row> page, List<string> metrics, Grouping grouping) => [.. page.GroupBy(row => row.Span).Select(span => new Output
    {
        { "TimePeriod", span.Key.Shown() },
        { "Total", grouping.IsEmpty ? Metric.Shown(metrics, span.Single().Sums) : [] },
        { "Groups", span.Where(row => row.Keys is not null).Select(row => new Output
            {
                { "Keys", row.Keys!.Value.Second is { } second ? new[] { row.Keys.Value.First, second } : [row.Keys.Value.First] },
                { "Metrics", Metric.Shown(metrics, row.Sums) },
            }).ToList() },
        { "Estimated", IsOpen(span.Key) },
    })];

    private bool IsOpen(Period span)
    {
        var last = span.To.AddDays(-1);
        return call.Ledger.Today < new DateOnly(last.Year, last.Month, 1).AddMonths(1).AddDays(BillClosesAfterDays);
    }

    private static List<Output> Attributes(List<Row> page, Grouping grouping)
    {
        if (!grouping.NamesAccounts) return [];
        var accounts = page.Where(row => row.Keys is not null).SelectMany(row => new[] { row.Keys!.Value.First, row.Keys.Value.Second })
            .OfType<string>().Where(key => key.Length == 12 && key.All(char.IsAsciiDigit)).Distinct().Order(StringComparer.Ordinal);
        return [.. accounts.Select(account => new Output
        {
            { "Value", account }, { "Attributes", new Output { { "description", Dimensions.AccountName(account) } } },
        })];
    }

    private sealed record Reading(string Key, List<Row> Rows);

    private sealed record Row(Period Span, (string First, string? Second)? Keys, Sums Sums);
}
