using System.Globalization;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using Microsoft.Extensions.Options;
using Portal.Domain.Costs;
using Portal.Platform;
using Portal.Platform.Aws;

namespace Portal.Costs.Billed;

/// <summary>What one record type came to on one day.</summary>
public sealed record BilledType(DateOnly Day, string RecordType, decimal Amount);

/// <summary>What one environment's service came to on one day.</summary>
/// <param name="IsOpen">The bill of its month is not final.</param>
public sealed record BilledLine(DateOnly Day, string Environment, string Service, decimal Amount, bool IsOpen);

/// <summary>Today's allowance of requests is used up.</summary>
public sealed class CostAllowanceException(string message) : Exception(message);

/// <summary>Cost Explorer, asked once for the account that pays: it sees every account under it.</summary>
public sealed class CostExplorerOfCosts(AwsAccounts accounts, CostRequests requests, IOptions<PortalSettings> settings)
{
    private const string Read = "ce:GetCostAndUsage";

    public string Payer => settings.Value.Costs.PayerAccount is { Length: > 0 } payer ? payer : settings.Value.Aws.Accounts[0].Id;

    public string Metric => settings.Value.Costs.Amortized ? "AmortizedCost" : "UnblendedCost";

    /// <summary>All costs by day and record type: one request tells which days have changed, and what is set aside.</summary>
    public async Task<IReadOnlyList<BilledType>> SurveyAsync(DateOnly from, DateOnly to, bool isBackfill, CancellationToken ct)
    {
        var types = new List<BilledType>();
        await foreach (var (day, group, _) in GroupsAsync(from, to, Granularity.DAILY, null, [Of(GroupDefinitionType.DIMENSION, "RECORD_TYPE")], isBackfill, ct))
            types.Add(new BilledType(day, group.Keys![0], Amount(group)));
        return types;
    }

    /// <summary>Costs by day (or whole month), environment and service, without credits, refunds and tax.</summary>
    /// <param name="only">Values of the tag; empty is what carries none. Null: all.</param>
    public async Task<IReadOnlyList<BilledLine>> ReadAsync(DateOnly from, DateOnly to, bool byMonth, bool isBackfill, CancellationToken ct, IReadOnlyCollection<string>? only = null)
    {
        var lines = new List<BilledLine>();
        List<GroupDefinition> groups = [Of(GroupDefinitionType.TAG, CostTags.Key), Of(GroupDefinitionType.DIMENSION, "SERVICE")];
        var filter = only is null ? OnlyUse : new Expression { And = [OnlyUse, Tagged(only)] };
        await foreach (var (day, group, isOpen) in GroupsAsync(from, to, byMonth ? Granularity.MONTHLY : Granularity.DAILY, filter, groups, isBackfill, ct))
            lines.Add(new BilledLine(day, TagValue(group.Keys![0]), group.Keys[1], Amount(group), isOpen));
        return lines;
    }

    /// <summary>Costs by month, or the part of it that is asked for, and environment, over all services: one request tells which were tagged anew.</summary>
    public async Task<IReadOnlyDictionary<(DateOnly Month, string Environment), decimal>> SurveyTagsAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var sums = new Dictionary<(DateOnly, string), decimal>();
        await foreach (var (day, group, _) in GroupsAsync(from, to, Granularity.MONTHLY, OnlyUse, [Of(GroupDefinitionType.TAG, CostTags.Key)], false, ct))
            sums[(day.FirstOfMonth(), TagValue(group.Keys![0]))] = Amount(group);
        return sums;
    }

    public async Task<CostTagStatus> TagStatusAsync(CancellationToken ct)
    {
        var answer = await AskAsync("ce:ListCostAllocationTags", false, (client, token) => client.ListCostAllocationTagsAsync(new ListCostAllocationTagsRequest { TagKeys = [CostTags.Key] }, token), ct);
        return answer.CostAllocationTags?.Find(tag => tag.TagKey == CostTags.Key) is not { } known ? CostTagStatus.NotSeen
            : known.Status == CostAllocationTagStatus.Active ? CostTagStatus.Active : CostTagStatus.Inactive;
    }

    /// <returns>Why AWS did not do it; null when it did.</returns>
    public async Task<string?> ActivateTagAsync(CancellationToken ct)
    {
        var answer = await AskAsync("ce:UpdateCostAllocationTagsStatus", false, (client, token) => client.UpdateCostAllocationTagsStatusAsync(new UpdateCostAllocationTagsStatusRequest
        {
            CostAllocationTagsStatus = [new CostAllocationTagStatusEntry { TagKey = CostTags.Key, Status = CostAllocationTagStatus.Active }],
        }, token), ct);
        return answer.Errors is [{ Message: { } why }, ..] ? why : null;
    }

    private static Expression OnlyUse => new() { Not = new Expression { Dimensions = new DimensionValues { Key = Dimension.RECORD_TYPE, Values = [.. SetAsideRecord.Types] } } };

    private static Expression Tagged(IReadOnlyCollection<string> values)
    {
        var named = new Expression { Tags = new TagValues { Key = CostTags.Key, Values = [.. values.Where(value => value.Length > 0)] } };
        var none = new Expression { Tags = new TagValues { Key = CostTags.Key, MatchOptions = [MatchOption.ABSENT] } };
        return !values.Contains("") ? named : values.Count == 1 ? none : new Expression { Or = [named, none] };
    }

    private async IAsyncEnumerable<(DateOnly Day, Group Group, bool IsOpen)> GroupsAsync(
        DateOnly from, DateOnly to, Granularity granularity, Expression? filter, List<GroupDefinition> groups, bool isBackfill, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string? next = null;
        do
        {
            var request = new GetCostAndUsageRequest
            {
                TimePeriod = new DateInterval { Start = Text(from), End = Text(to) },
                Granularity = granularity,
                Metrics = [Metric],
                Filter = filter,
                GroupBy = groups,
                NextPageToken = next,
            };
            var page = await AskAsync(Read, isBackfill, (client, token) => client.GetCostAndUsageAsync(request, token), ct);
            foreach (var span in page.ResultsByTime ?? [])
                foreach (var group in span.Groups ?? [])
                    yield return (DateOnly.ParseExact(span.TimePeriod!.Start, "yyyy-MM-dd", CultureInfo.InvariantCulture), group, span.Estimated ?? false);
            next = page.NextPageToken;
        }
        while (next is { Length: > 0 });
    }

    private async Task<T> AskAsync<T>(string operation, bool isBackfill, Func<IAmazonCostExplorer, CancellationToken, Task<T>> call, CancellationToken ct)
    {
        if (!await requests.TakeAsync(isBackfill, ct))
            throw new CostAllowanceException(isBackfill
                ? $"Reading past months has taken the {settings.Value.Costs.BackfillRequests} requests it may (Portal:Costs:BackfillRequests)."
                : $"Today's {settings.Value.Costs.RequestsPerDay} requests to Cost Explorer are used up (Portal:Costs:RequestsPerDay); reading goes on tomorrow.");
        return await accounts.CallAsync(Payer, Home, operation, call, ct);
    }

    // One endpoint a partition.
    private string Home => settings.Value.Aws.Accounts.First(account => account.Id == Payer).Regions[0].StartsWith("cn-", StringComparison.Ordinal) ? "cn-northwest-1" : "us-east-1";

    private decimal Amount(Group group) => decimal.Parse(group.Metrics![Metric].Amount!, NumberStyles.Float, CultureInfo.InvariantCulture);

    // As in portal:environment-id$env-01…; nothing after the dollar for what has no tag.
    private static string TagValue(string key) => key[(key.IndexOf('$', StringComparison.Ordinal) + 1)..];

    private static GroupDefinition Of(GroupDefinitionType type, string key) => new() { Type = type, Key = key };

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
