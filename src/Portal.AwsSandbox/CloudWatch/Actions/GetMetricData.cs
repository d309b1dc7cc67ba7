using Portal.AwsSandbox.CloudWatch.Expressions;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch.Actions;

/// <summary>Values of many metrics and expressions over one time; pages hold so many values, not so many queries.</summary>
internal sealed class GetMetricData(Landscape landscape)
{
    private const int MostPoints = 100_800;

    public Output Handle(WireRequest request, Members input)
    {
        var queries = Inputs.Queries(input.Structures("MetricDataQueries") ?? throw Inputs.Missing("MetricDataQueries"));
        var start = input.Time("StartTime") ?? throw Inputs.Missing("StartTime");
        var end = input.Time("EndTime") ?? throw Inputs.Missing("EndTime");
        if (start >= end) throw AwsException.Validation("The parameter StartTime must be less than the parameter EndTime.");
        var descending = (input.Text("ScanBy") ?? "TimestampDescending") switch
        {
            "TimestampDescending" => true,
            "TimestampAscending" => false,
            var other => throw AwsException.Validation($"The value {other} for parameter ScanBy is not supported."),
        };
        var most = input.Number("MaxDatapoints") ?? MostPoints;
        if (most is < 1 or > MostPoints) throw AwsException.Validation($"The parameter MaxDatapoints must be between 1 and {MostPoints}");
        if (!queries.Exists(query => query.ReturnData)) throw AwsException.Validation("At least one of the queries in MetricDataQueries must have ReturnData set to true");
        // A later page goes by the same time as the first, or values would slip from one to the other.
        var place = PageToken.Read(input.Text("NextToken"), request.Action) ?? new PageToken(0, landscape.World.Clock.Shown.ToUnixTimeMilliseconds());
        var window = new Window(start, end, DateTimeOffset.FromUnixTimeMilliseconds(place.AsOf));
        var evaluation = new Evaluation(queries, window, (key, unit) => landscape.Find(request.Account, request.Region, key, unit));
        return Page(queries.Where(query => query.ReturnData).SelectMany(query => Results(evaluation, query)), place, most, descending, request.Action);
    }

    private static IEnumerable<(string Id, Operand.Series Series)> Results(Evaluation evaluation, DataQuery query)
    {
        Operand operand;
        try
        {
            operand = evaluation.Of(query);
            if (operand is Operand.Number or Operand.Text) throw new MathException("The result of an expression must be a time series");
        }
        catch (MathException fault)
        {
            throw Inputs.InExpression(query.Id, fault);
        }
        foreach (var series in Arithmetic.SeriesOf(operand))
            yield return (query.Id, query.Formula is null ? series : series with { Label = query.Label ?? (operand is Operand.Many ? series.Label : query.Id) });
    }

    private static Output Page(IEnumerable<(string Id, Operand.Series Series)> results, PageToken place, int most, bool descending, string action)
    {
        var (skip, room) = (place.After, most);
        var shown = new List<Output>();
        var left = false;
        foreach (var (id, series) in results)
        {
            var count = series.Points.Count;
            var from = (int)Math.Min(skip, count);
            skip -= from;
            var take = Math.Min(room, count - from);
            room -= take;
            left |= from + take < count;
            // What an earlier page showed to the end does not come again.
            if (from > 0 && from == count || count == 0 && place.After > 0) continue;
            shown.Add(Result(id, series, from, take, descending));
        }
        var token = left ? new PageToken(place.After + most, place.AsOf).Write(action) : null;
        return new Output { { "MetricDataResults", shown }, { "NextToken", token }, { "Messages", new List<Output>() } };
    }

    private static Output Result(string id, Operand.Series series, int from, int take, bool descending)
    {
        var (times, values) = (new List<DateTimeOffset>(take), new List<double>(take));
        for (var n = from; n < from + take; n++)
        {
            var at = descending ? series.Points.Count - 1 - n : n;
            times.Add(DateTimeOffset.FromUnixTimeSeconds(series.Points.Keys[at]));
            values.Add(series.Points.Values[at]);
        }
        return new Output
        {
            { "Id", id }, { "Label", series.Label }, { "Timestamps", times }, { "Values", values },
            { "StatusCode", from + take < series.Points.Count ? "PartialData" : "Complete" },
        };
    }
}
