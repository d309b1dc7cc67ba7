using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Amazon.CloudFormation;
using Amazon.CloudFormation.Model;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using Amazon.Runtime;
using Portal.Domain.Costs;
using Portal.Domain.Costs.Forecasting;

namespace Portal.Costs.Bench;

/// <summary>One day of an environment on a bill, USD.</summary>
public sealed record BilledDay(DateOnly Day, string Environment, decimal Amount);

/// <summary>
/// A sandbox in which environments of a template stand for months. Its own seed, drawn when it starts, decides who uses them and
/// how; what is built and changed when is drawn here from that seed.
/// </summary>
/// <param name="endpoint">Of a sandbox that holds nothing yet.</param>
/// <param name="template">The body.</param>
public sealed class DrawnWorld(string endpoint, string template, string key = "sandbox", string secret = "sandbox-secret") : IDisposable
{
    /// <summary>Thirteen months of a thousand environments are lived through, and metered, in one call each.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly string[] Types = ["t4g.medium", "t4g.large", "m7g.medium", "t3.medium"];

    private readonly HttpClient _control = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"{endpoint}/_sandbox/"), Timeout = Longest };
    private readonly AmazonCloudFormationClient _stacks = new(new BasicAWSCredentials(key, secret), new AmazonCloudFormationConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1" });
    private readonly AmazonCostExplorerClient _costs = new(new BasicAWSCredentials(key, secret), new AmazonCostExplorerConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1", Timeout = Longest });
    private readonly Dictionary<string, List<DateOnly>> _changes = [];
    private int _sets;

    /// <summary>Days on which each environment was built or changed, by its id.</summary>
    public IReadOnlyDictionary<string, List<DateOnly>> Changes => _changes;

    public async Task<string> SeedAsync(CancellationToken ct) => (await _control.GetFromJsonAsync<JsonNode>("state", ct))!["seed"]!.GetValue<string>();

    /// <summary>Builds environments in four waves over the months before <paramref name="until"/>; some are changed later, and some have weeks of other load.</summary>
    public async Task LiveAsync(int environments, DateTimeOffset until, CancellationToken ct)
    {
        var seed = await SeedAsync(ct);
        // The sandbox's seed is text; the same one has to draw the same story.
        var draw = new Random(seed.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter)));
        var day = until.AddDays(-400);
        for (var wave = 0; wave < 4; wave++)
        {
            await GoToAsync(day, ct);
            var first = environments * wave / 4;
            var type = Types[draw.Next(Types.Length)];
            await Parallel.ForEachAsync(Enumerable.Range(first, (environments * (wave + 1) / 4) - first), new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct }, async (n, token) => await BuildAsync($"s{n}", $"env-{n:000}", [("InstanceType", type)], token));
            if (wave == 0)
            {
                // A key is known to the bill from the day after it was first used on.
                await GoToAsync(day = day.AddDays(2), ct);
                await ActivateTagAsync(ct);
            }
            var changed = draw.Next(first + 1);
            await GoToAsync(day = day.AddDays(20 + draw.Next(25)), ct);
            await ChangeAsync($"s{changed}", $"env-{changed:000}", [("InstanceType", Types[draw.Next(Types.Length)]), ("MinCapacity", (3 + draw.Next(2)).ToString(CultureInfo.InvariantCulture))], ct);
            await LoadAsync($"s{draw.Next(first + 1)}", 1.3 + draw.NextDouble(), 60 * 24 * (5 + draw.Next(20)), ct);
            day = day.AddDays(50);
        }
        await SpeedAsync(0.01, ct);
        await GoToAsync(until, ct);
    }

    public Task GoToAsync(DateTimeOffset at, CancellationToken ct) => OrderAsync(HttpMethod.Put, "clock", new { at = at.ToString("O") }, ct);

    public Task SpeedAsync(double speed, CancellationToken ct) => OrderAsync(HttpMethod.Put, "speed", new { speed }, ct);

    public Task LoadAsync(string stack, double factor, double minutes, CancellationToken ct) => OrderAsync(HttpMethod.Post, "load", new { stack, factor, minutes }, ct);

    public Task PageRowsAsync(int rows, CancellationToken ct) => OrderAsync(HttpMethod.Put, "costs/page", new { rows }, ct);

    public Task ActivateTagAsync(CancellationToken ct) => _costs.UpdateCostAllocationTagsStatusAsync(new UpdateCostAllocationTagsStatusRequest
    {
        CostAllocationTagsStatus = [new CostAllocationTagStatusEntry { TagKey = CostTags.Key, Status = CostAllocationTagStatus.Active }],
    }, ct);

    public Task BuildAsync(string stack, string environment, IReadOnlyList<(string Name, string Value)> inputs, CancellationToken ct) => CarryOutAsync(ChangeSetType.CREATE, stack, environment, inputs, ct);

    public Task ChangeAsync(string stack, string environment, IReadOnlyList<(string Name, string Value)> inputs, CancellationToken ct) => CarryOutAsync(ChangeSetType.UPDATE, stack, environment, inputs, ct);

    /// <summary>Everything that carries the tag, by day, without credits, refunds and tax.</summary>
    public async Task<IReadOnlyList<BilledDay>> DaysAsync(DateOnly from, DateOnly to, CancellationToken ct)
    {
        var rows = new List<BilledDay>();
        string? next = null;
        do
        {
            var page = await _costs.GetCostAndUsageAsync(new GetCostAndUsageRequest
            {
                TimePeriod = new DateInterval { Start = $"{from:yyyy-MM-dd}", End = $"{to:yyyy-MM-dd}" },
                Granularity = Granularity.DAILY,
                Metrics = ["UnblendedCost"],
                Filter = new Expression { Not = new Expression { Dimensions = new DimensionValues { Key = Dimension.RECORD_TYPE, Values = [.. SetAsideRecord.Types] } } },
                GroupBy = [new GroupDefinition { Type = GroupDefinitionType.TAG, Key = CostTags.Key }],
                NextPageToken = next,
            }, ct);
            rows.AddRange(from span in page.ResultsByTime ?? []
                          from grouped in span.Groups ?? []
                          let environment = grouped.Keys![0].Split('$')[1]
                          where environment.Length > 0
                          select new BilledDay(DateOnly.ParseExact(span.TimePeriod!.Start, "yyyy-MM-dd", CultureInfo.InvariantCulture), environment, decimal.Parse(grouped.Metrics!["UnblendedCost"].Amount!, NumberStyles.Float, CultureInfo.InvariantCulture)));
            next = page.NextPageToken;
        }
        while (next is not null);
        return rows;
    }

    /// <summary>Forecasts of every month that is over by <paramref name="until"/>, against what it came to.</summary>
    public async Task<BackTest> TestAsync(DateOnly until, CancellationToken ct)
    {
        var month = until.FirstOfMonth();
        return BackTest.Of((await DaysAsync(month.AddMonths(-13), month, ct)).GroupBy(row => row.Environment)
            .Select(group => new TestedHistory(group.Key, group.ToDictionary(row => row.Day, row => row.Amount), _changes.GetValueOrDefault(group.Key, []))), month);
    }

    public void Dispose()
    {
        _control.Dispose();
        _stacks.Dispose();
        _costs.Dispose();
    }

    private async Task OrderAsync(HttpMethod method, string path, object body, CancellationToken ct)
    {
        using var order = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        using var answer = await _control.SendAsync(order, ct);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {await answer.Content.ReadAsStringAsync(ct)}");
    }

    private async Task CarryOutAsync(ChangeSetType type, string stack, string environment, IReadOnlyList<(string Name, string Value)> inputs, CancellationToken ct)
    {
        var set = $"set-{Interlocked.Increment(ref _sets)}";
        List<(string Name, string Value)> own = [("EnvironmentName", stack), ("EnvironmentId", environment), ("Owner", "shop"), ("CostCenter", "cc"), ("AvailabilityZone1", "us-east-1a"), ("AvailabilityZone2", "us-east-1b"), ("AvailabilityZone3", "us-east-1c")];
        await _stacks.CreateChangeSetAsync(new CreateChangeSetRequest
        {
            StackName = stack,
            ChangeSetName = set,
            ChangeSetType = type,
            TemplateBody = template,
            Capabilities = ["CAPABILITY_IAM"],
            Parameters = [.. own.Concat(inputs).Select(input => new Parameter { ParameterKey = input.Name, ParameterValue = input.Value })],
            Tags = [new Amazon.CloudFormation.Model.Tag { Key = CostTags.Key, Value = environment }],
        }, ct);
        var made = await UntilAsync(async () => (await _stacks.DescribeChangeSetAsync(new DescribeChangeSetRequest { StackName = stack, ChangeSetName = set }, ct)) is { Status.Value: "CREATE_COMPLETE" or "FAILED" } known ? known : null, ct);
        if (made.Status == ChangeSetStatus.FAILED) return;
        await _stacks.ExecuteChangeSetAsync(new ExecuteChangeSetRequest { StackName = stack, ChangeSetName = set }, ct);
        await UntilAsync(async () => (await _stacks.DescribeStacksAsync(new DescribeStacksRequest { StackName = stack }, ct)).Stacks![0] is { StackStatus.Value: "CREATE_COMPLETE" or "UPDATE_COMPLETE" } stands ? stands : null, ct);
        var clock = (await _control.GetFromJsonAsync<JsonNode>("clock", ct))!["at"]!.GetValue<DateTimeOffset>();
        lock (_changes)
        {
            if (!_changes.TryGetValue(environment, out var days)) _changes[environment] = days = [];
            days.Add(DateOnly.FromDateTime(clock.UtcDateTime));
        }
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T?>> look, CancellationToken ct) where T : class
    {
        for (var n = 0; n < 2400; n++)
        {
            if (await look() is { } found) return found;
            await Task.Delay(BetweenLooks, ct);
        }
        throw new TimeoutException("A stack was not finished within two minutes.");
    }
}
