using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Costs.Queries;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Costs.Actions;

/// <summary>What the coming days will cost, going by those that have settled.</summary>
internal sealed class GetCostForecast(CostCall call)
{
    private static readonly string[] Costs = ["BLENDED_COST", "UNBLENDED_COST", "AMORTIZED_COST", "NET_UNBLENDED_COST", "NET_AMORTIZED_COST"];

    public Output Handle(WireRequest request, Members input)
    {
        new MemberConstraints().Required(input, "Metric").OneOf(input, "Metric", [.. Metric.All]).Range(input, "PredictionIntervalLevel", 51, 99).Hold();
        if (!Costs.Contains(input.Text("Metric"))) throw AwsException.Validation($"Metric {input.Text("Metric")} is not supported by GetCostForecast.");
        var granularity = Period.Granularity(input);
        var period = Period.Read(input);
        CostCall.RefuseHours(granularity);
        var today = call.Ledger.Today;
        if (period.From < today) throw AwsException.Validation($"Earliest supported Start is {Period.Text(today)}");
        var latest = granularity == "DAILY" ? today.AddMonths(3) : today.AddMonths(18);
        if (period.To > latest) throw AwsException.Validation($"Latest supported End for {granularity} granularity is {Period.Text(latest)}");
        var filter = Filters.Read(input.Structure("Filter"), call.Tags(), request.Action);
        var outlook = call.Read(request, charges => Outlook.From(charges, filter))
            ?? throw new AwsException("DataUnavailableException", "Insufficient amount of historical data");
        return Answer(outlook, period, granularity, input.Number("PredictionIntervalLevel"));
    }

    private static Output Answer(Outlook outlook, Period period, string granularity, int? level)
    {
        var results = new List<Output>();
        foreach (var span in period.By(granularity))
        {
            var mean = outlook.Mean(span);
            var result = new Output { { "TimePeriod", span.Shown() }, { "MeanValue", Metric.Text(mean) } };
            if (level is { } asked)
            {
                var around = outlook.Around(span, asked);
                result.Add("PredictionIntervalLowerBound", Metric.Text(Math.Max(0, mean - around)));
                result.Add("PredictionIntervalUpperBound", Metric.Text(mean + around));
            }
            results.Add(result);
        }
        return new Output { { "Total", Metric.Value(outlook.Mean(period), "USD") }, { "ForecastResultsByTime", results } };
    }
}
