using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Costs.Queries;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Costs.Actions;

/// <summary>GetTags and GetDimensionValues: what can be filtered and grouped by in a period.</summary>
internal sealed class ValueLists(CostCall call)
{
    private const string Token = "NextPageToken";

    public Output GetTags(WireRequest request, Members input)
    {
        var tags = call.Tags();
        var key = input.Text("TagKey");
        var (values, answer) = List(request, input, charge => key is null
            ? charge.Line.Tags.Keys.Where(each => tags.IsActive(each, charge.Day))
            : [tags.Value(charge, key) ?? ""]);
        answer.Add("Tags", values);
        return answer;
    }

    public Output GetDimensionValues(WireRequest request, Members input)
    {
        new MemberConstraints().Required(input, "Dimension").OneOf(input, "Dimension", Dimensions.All)
            .OneOf(input, "Context", "COST_AND_USAGE", "RESERVATIONS", "SAVINGS_PLANS").Hold();
        var dimension = Dimensions.Known(input.Text("Dimension")!, request.Action);
        // Nothing is reserved and no plan is bought, so the two other contexts have no values.
        var nothing = input.Text("Context") is "RESERVATIONS" or "SAVINGS_PLANS";
        var (values, answer) = List(request, input, charge => nothing || Dimensions.Of(charge.Line, dimension) is not { } value ? [] : [value]);
        answer.Add("DimensionValues", values.ConvertAll(value => new Output
        {
            { "Value", value },
            { "Attributes", dimension == "LINKED_ACCOUNT" ? new Output { { "description", Dimensions.AccountName(value) } } : [] },
        }));
        return answer;
    }

    private (List<string> Page, Output Answer) List(WireRequest request, Members input, Func<Charge, IEnumerable<string>> of)
    {
        new MemberConstraints().Range(input, "MaxResults", 1, int.MaxValue).Length(input, "SearchString", 0, 1024).Hold();
        var period = Period.Read(input).InThePast(call.Ledger.Today);
        var filter = Filters.Read(input.Structure("Filter"), call.Tags(), request.Action);
        var search = input.Text("SearchString");
        var sorted = input.Structures("SortBy") ?? [];
        if (sorted.Count > 0 && (search is not null || input.Has(Token)))
            throw AwsException.Validation("SortBy can not be used with SearchString or NextPageToken.");
        var start = call.Start(input, Token, "MaxResults");
        var costs = new Dictionary<string, decimal>();
        call.Read(request, charges =>
        {
            foreach (var charge in charges.Of(period.From, period.To))
                if (filter(charge))
                    foreach (var value in of(charge))
                        costs[value] = costs.GetValueOrDefault(value) + charge.Cost;
            return true;
        });
        var all = costs.Keys.Where(value => search is null || value.Contains(search, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
        if (sorted.Count > 0)
            all = [.. sorted[0].Text("SortOrder") == "ASCENDING" ? all.OrderBy(value => costs[value]) : all.OrderByDescending(value => costs[value])];
        var page = all.Skip(start).Take(Math.Min(input.Number("MaxResults") ?? int.MaxValue, call.PageRows)).ToList();
        var next = start + page.Count < all.Count ? call.Token(input, start + page.Count, Token, "MaxResults") : null;
        return (page, new Output { { "ReturnSize", page.Count }, { "TotalSize", all.Count }, { Token, next } });
    }
}
