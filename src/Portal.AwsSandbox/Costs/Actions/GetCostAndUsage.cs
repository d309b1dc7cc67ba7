using System.Text.Json.Nodes;
using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Costs.Queries;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Costs.Actions;

/// <summary>Sums of charges by span of time and group, in pages of so many groups.</summary>
internal sealed class GetCostAndUsage(CostCall call)
{
    private const string Token = "NextPageToken";

    // The bill of a month is made final some days into the next.
    private const int BillClosesAfterDays = 4;

    private volatile Reading? latest;

    public Task<JsonObject> HandleAsync(WireRequest request, JsonInput input, CancellationToken cancellation)
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
        var answer = new JsonObject { ["ResultsByTime"] = Results(page, metrics, grouping) };
        if (!grouping.IsEmpty) answer["GroupDefinitions"] = grouping.Shown();
        answer["DimensionValueAttributes"] = Attributes(page, grouping);
        if (start + page.Count < rows.Count) answer[Token] = call.Token(input, start + page.Count, Token);
        return Task.FromResult(answer);
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

    private JsonArray Results(List<Row> page, List<string> metrics, Grouping grouping)
    {
        var results = new JsonArray();
        foreach (var span in page.GroupBy(row => row.Span))
            results.Add(new JsonObject
            {
                ["TimePeriod"] = span.Key.Shown(),
                ["Total"] = grouping.IsEmpty ? Metric.Shown(metrics, span.Single().Sums) : new JsonObject(),
                ["Groups"] = new JsonArray([.. span.Where(row => row.Keys is not null).Select(row => new JsonObject
                {
                    ["Keys"] = row.Keys!.Value.Second is { } second ? new JsonArray(row.Keys.Value.First, second) : new JsonArray(row.Keys.Value.First),
                    ["Metrics"] = Metric.Shown(metrics, row.Sums),
                })]),
                ["Estimated"] = IsOpen(span.Key),
            });
        return results;
    }

    private bool IsOpen(Period span)
    {
        var last = span.To.AddDays(-1);
        return call.Ledger.Today < new DateOnly(last.Year, last.Month, 1).AddMonths(1).AddDays(BillClosesAfterDays);
    }

    private static JsonArray Attributes(List<Row> page, Grouping grouping)
    {
        if (!grouping.NamesAccounts) return [];
        var accounts = page.Where(row => row.Keys is not null).SelectMany(row => new[] { row.Keys!.Value.First, row.Keys.Value.Second })
            .OfType<string>().Where(key => key.Length == 12 && key.All(char.IsAsciiDigit)).Distinct().Order(StringComparer.Ordinal);
        return new JsonArray([.. accounts.Select(account => new JsonObject
        {
            ["Value"] = account, ["Attributes"] = new JsonObject { ["description"] = Dimensions.AccountName(account) },
        })]);
    }

    private sealed record Reading(string Key, List<Row> Rows);

    private sealed record Row(Period Span, (string First, string? Second)? Keys, Sums Sums);
}
