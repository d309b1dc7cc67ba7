using System.Globalization;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Costs.Actions;

/// <summary>ListCostAllocationTags and UpdateCostAllocationTagsStatus, for the account that pays.</summary>
internal sealed class TagActivation(CostCall call)
{
    private const int MostAtOnce = 20;
    private static readonly string[] Statuses = ["Active", "Inactive"];

    public Output List(WireRequest request, Members input)
    {
        new MemberConstraints().OneOf(input, "Status", Statuses).OneOf(input, "Type", "AWSGenerated", "UserDefined").Range(input, "MaxResults", 1, 1000).Hold();
        CheckPays(request, "list Cost Allocation Tags");
        var start = call.Start(input, "NextToken", "MaxResults");
        var only = input.Texts("TagKeys") ?? [];
        var known = CostTags.All(call.Payer);
        var all = LastUsed(request).Where(tag => only.Count == 0 || only.Contains(tag.Key))
            .Select(tag => (tag.Key, tag.Value, Tag: known.GetValueOrDefault(tag.Key), Type: tag.Key.StartsWith("aws:", StringComparison.Ordinal) ? "AWSGenerated" : "UserDefined"))
            .Where(tag => (input.Text("Status") is not { } status || status == Status(tag.Tag)) && (input.Text("Type") is not { } type || type == tag.Type))
            .OrderBy(tag => tag.Key, StringComparer.Ordinal).ToList();
        var page = all.Skip(start).Take(input.Number("MaxResults") ?? 100).ToList();
        return new Output
        {
            { "CostAllocationTags", page.ConvertAll(tag => Shown(tag.Key, tag.Type, tag.Tag, tag.Value)) },
            { "NextToken", start + page.Count < all.Count ? call.Token(input, start + page.Count, "NextToken", "MaxResults") : null },
        };
    }

    public async Task<Output?> UpdateAsync(WireRequest request, Members input)
    {
        var constraints = new MemberConstraints().Required(input, "CostAllocationTagsStatus");
        var entries = input.Structures("CostAllocationTagsStatus") ?? [];
        foreach (var entry in entries) constraints.Required(entry, "TagKey").Required(entry, "Status").OneOf(entry, "Status", Statuses);
        constraints.Hold();
        if (entries.Count is 0 or > MostAtOnce)
            throw AwsException.Validation("1 validation error detected: Value at 'costAllocationTagsStatus' failed to satisfy constraint: " +
                                          $"Member must have length {(entries.Count == 0 ? "greater than or equal to 1" : $"less than or equal to {MostAtOnce}")}");
        CheckPays(request, "update Cost Allocation Tag");
        var seen = LastUsed(request);
        var unknown = entries.Select(entry => entry.Text("TagKey")!).Where(key => !seen.ContainsKey(key)).ToList();
        if (unknown.Count > 0) throw AwsException.Validation($"Failed to update Cost Allocation Tag: Tag keys not found: {string.Join(",", unknown)}");
        await CostTags.SetAsync(call.Payer, [.. entries.Select(entry => (entry.Text("TagKey")!, entry.Text("Status") == "Active"))], call.Ledger.Now);
        return new Output { { "Errors", new List<Output>() } };
    }

    /// <summary>Keys that usage has arrived with, and the last day of it.</summary>
    private Dictionary<string, DateOnly> LastUsed(WireRequest request) => call.Ledger.Read(call.AccountsOf(request), charges =>
    {
        var keys = new Dictionary<string, DateOnly>();
        if (charges.First is not { } first) return keys;
        foreach (var charge in charges.Of(first, call.Ledger.Today))
            foreach (var key in charge.Line.Tags.Keys)
                keys[key] = charge.Day;
        return keys;
    });

    private void CheckPays(WireRequest request, string what)
    {
        if (!call.Pays(request)) throw new AwsException("AccessDeniedException", $"Failed to {what}: Linked account doesn't have access to cost allocation tags.");
    }

    private static Output Shown(string key, string type, CostTag? tag, DateOnly lastUsed) => new()
    {
        { "TagKey", key }, { "Type", type }, { "Status", Status(tag) },
        { "LastUpdatedDate", tag?.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) },
        // Told by month: the first moment of the month in which it was last used.
        { "LastUsedDate", lastUsed.ToString("yyyy-MM'-01T00:00:00Z'", CultureInfo.InvariantCulture) },
    };

    private static string Status(CostTag? tag) => tag?.IsActive == true ? "Active" : "Inactive";
}
