using System.Globalization;
using Amazon.CostExplorer;
using Amazon.CostExplorer.Model;
using Amazon.Runtime;
using Portal.Domain.Costs;
using Portal.Domain.Costs.Forecasting;

// Argument: the address of a sandbox that has lived for some months, such as the demo world's. Its seed is drawn when it is
// started first (unless SANDBOX_SEED is set), so every telling is another world.
if (args is not [var endpoint])
{
    Console.Error.WriteLine("Name the sandbox: dotnet run -c Release --project bench/Portal.Costs.Bench -- http://127.0.0.1:4566");
    return 2;
}

using var client = new AmazonCostExplorerClient(new BasicAWSCredentials("sandbox", "sandbox-secret"), new AmazonCostExplorerConfig { ServiceURL = endpoint, AuthenticationRegion = "us-east-1" });
var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
var until = today.FirstOfMonth();
var histories = (await ReadAsync(client, until.AddMonths(-13), until)).GroupBy(row => row.Environment)
    .Select(group => new TestedHistory(group.Key, group.ToDictionary(row => row.Day, row => row.Amount), Jumps([.. group.OrderBy(row => row.Day).Select(row => (row.Day, row.Amount))]))).ToList();
var test = BackTest.Of(histories, until);

Console.WriteLine($"{histories.Count} environments, {test.Months.Select(month => (month.Environment, month.Month)).Distinct().Count()} months, {test.Months.Count} forecasts");
Console.WriteLine($"{"day",-6}{"inside 80 %",14}{"median error",14}{"p90 error",12}{"forecasts",11}");
foreach (var day in test.Months.GroupBy(month => month.Day).OrderBy(group => group.Key))
{
    var errors = day.Select(month => month.Error).Order().ToList();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{day.Key,-6}{(decimal)day.Count(month => month.IsInside) / day.Count(),14:P0}{errors[errors.Count / 2],14:P2}{errors[errors.Count * 9 / 10],12:P1}{errors.Count,11}"));
}
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"all",-6}{test.Inside,14:P0}; meant: 75 to 90 % inside, median error at mid-month below 8 %"));
return 0;

// The bench knows no deployments: a level that leaves the days before it at once stands for one.
static List<DateOnly> Jumps(List<(DateOnly Day, decimal Amount)> days) =>
    [.. Enumerable.Range(3, Math.Max(0, days.Count - 4)).Where(n => days[n - 1].Amount > 0 && Math.Abs((days[n + 1].Amount / days[n - 1].Amount) - 1) > 0.12m && Math.Abs((days[n - 1].Amount / Math.Max(0.01m, days[n - 2].Amount)) - 1) < 0.05m).Select(n => days[n].Day)];

static async Task<List<(DateOnly Day, string Environment, decimal Amount)>> ReadAsync(AmazonCostExplorerClient client, DateOnly from, DateOnly to)
{
    var rows = new List<(DateOnly, string, decimal)>();
    string? next = null;
    do
    {
        var page = await client.GetCostAndUsageAsync(new GetCostAndUsageRequest
        {
            TimePeriod = new DateInterval { Start = $"{from:yyyy-MM-dd}", End = $"{to:yyyy-MM-dd}" },
            Granularity = Granularity.DAILY,
            Metrics = ["UnblendedCost"],
            Filter = new Expression { Not = new Expression { Dimensions = new DimensionValues { Key = Dimension.RECORD_TYPE, Values = [.. SetAsideRecord.Types] } } },
            GroupBy = [new GroupDefinition { Type = GroupDefinitionType.TAG, Key = CostTags.Key }],
            NextPageToken = next,
        });
        rows.AddRange(from span in page.ResultsByTime ?? []
                      from grouped in span.Groups ?? []
                      let environment = grouped.Keys![0].Split('$')[1]
                      where environment.Length > 0
                      select (DateOnly.ParseExact(span.TimePeriod!.Start, "yyyy-MM-dd", CultureInfo.InvariantCulture), environment, decimal.Parse(grouped.Metrics!["UnblendedCost"].Amount!, NumberStyles.Float, CultureInfo.InvariantCulture)));
        next = page.NextPageToken;
    }
    while (next is not null);
    return rows;
}
