using System.Globalization;
using System.Text.Json;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Costs;

public sealed class ForecastTests(CostWorld world)
{
    private readonly JsonClient costs = world.Costs;

    [Fact]
    public async Task Days_to_come_are_about_as_those_gone_and_the_interval_widens_with_its_level()
    {
        var usual = (await costs.RowsAsync("2026-08-01", "2026-08-15", filter: CostWorld.OnlyUsage)).Average(row => row.Cost);
        var days = (await ForecastAsync("2026-08-20", "2026-09-01", "DAILY", 80)).GetProperty("ForecastResultsByTime").EnumerateArray().ToList();
        days.Count.ShouldBe(12);
        foreach (var day in days)
        {
            Value(day, "MeanValue").ShouldBeInRange(usual * 0.9m, usual * 1.1m);
            Value(day, "PredictionIntervalLowerBound").ShouldBeLessThan(Value(day, "MeanValue"));
            Value(day, "PredictionIntervalUpperBound").ShouldBeGreaterThan(Value(day, "MeanValue"));
        }
        var wider = (await ForecastAsync("2026-08-20", "2026-09-01", "DAILY", 95)).GetProperty("ForecastResultsByTime")[0];
        Value(wider, "PredictionIntervalUpperBound").ShouldBeGreaterThan(Value(days[0], "PredictionIntervalUpperBound"));
    }

    [Fact]
    public async Task Months_are_sums_of_days_and_no_level_means_no_interval()
    {
        var months = await ForecastAsync("2026-08-20", "2026-10-01", "MONTHLY", null);
        var days = await ForecastAsync("2026-08-20", "2026-10-01", "DAILY", null);
        var byMonth = months.GetProperty("ForecastResultsByTime").EnumerateArray().ToList();
        byMonth.Count.ShouldBe(2);
        byMonth[0].TryGetProperty("PredictionIntervalLowerBound", out _).ShouldBeFalse();
        byMonth.Sum(month => Value(month, "MeanValue")).ShouldBe(Value(months.GetProperty("Total"), "Amount"), 1e-6m);
        days.GetProperty("ForecastResultsByTime").EnumerateArray().Sum(day => Value(day, "MeanValue")).ShouldBe(Value(months.GetProperty("Total"), "Amount"), 1e-6m);
    }

    [Fact]
    public async Task The_past_the_far_future_and_too_little_history_are_refused()
    {
        (await costs.RefusedAsync("GetCostForecast", Asked("2026-08-19", "2026-09-01", "DAILY", null))).Said.ShouldBe("Earliest supported Start is 2026-08-20");
        (await costs.RefusedAsync("GetCostForecast", Asked("2026-08-20", "2026-12-01", "DAILY", null))).Code.ShouldBe("ValidationException");
        var nothing = await costs.RefusedAsync("GetCostForecast", new
        {
            TimePeriod = new { Start = "2026-08-20", End = "2026-09-01" },
            Granularity = "DAILY",
            Metric = "UNBLENDED_COST",
            Filter = CostWorld.Is("INSTANCE_TYPE", "t3.large"),
        });
        (nothing.Code, nothing.Said).ShouldBe(("DataUnavailableException", "Insufficient amount of historical data"));
    }

    private Task<JsonElement> ForecastAsync(string start, string end, string granularity, int? level) => costs.CallAsync("GetCostForecast", Asked(start, end, granularity, level));

    private static object Asked(string start, string end, string granularity, int? level) => new
    {
        TimePeriod = new { Start = start, End = end },
        Granularity = granularity,
        Metric = "UNBLENDED_COST",
        PredictionIntervalLevel = level,
        Filter = CostWorld.OnlyUsage,
    };

    private static decimal Value(JsonElement of, string name) => decimal.Parse(of.GetProperty(name).GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
