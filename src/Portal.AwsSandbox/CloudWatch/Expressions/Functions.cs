namespace Portal.AwsSandbox.CloudWatch.Expressions;

/// <summary>The functions of metric math that are simulated.</summary>
internal sealed class Functions(Evaluation evaluation, Arithmetic arithmetic)
{
    public static readonly IReadOnlyList<string> Names =
    [
        "ABS", "AVG", "CEIL", "DIFF", "DIFF_TIME", "FILL", "FLOOR", "IF", "LOG", "LOG10", "MAX", "METRICS", "METRIC_COUNT", "MIN", "PERIOD",
        "RATE", "RUNNING_SUM", "SUM", "TIME_SERIES",
    ];

    public Operand Of(Formula.Call call) => call.Function switch
    {
        "ABS" => Arithmetic.Each(Argument(call, 0, 1), Math.Abs),
        "CEIL" => Arithmetic.Each(Argument(call, 0, 1), Math.Ceiling),
        "FLOOR" => Arithmetic.Each(Argument(call, 0, 1), Math.Floor),
        "LOG" => Arithmetic.Each(Argument(call, 0, 1), Math.Log),
        "LOG10" => Arithmetic.Each(Argument(call, 0, 1), Math.Log10),
        "SUM" => Condense(Argument(call, 0, 1), values => values.Sum()),
        "AVG" => Condense(Argument(call, 0, 1), values => values.Average()),
        "MIN" => Condense(Argument(call, 0, 1), values => values.Min()),
        "MAX" => Condense(Argument(call, 0, 1), values => values.Max()),
        "METRICS" => Metrics(call),
        "METRIC_COUNT" => new Operand.Number(Arithmetic.SeriesOf(Argument(call, 0, 1)).Count),
        "PERIOD" => new Operand.Number(Only(Argument(call, 0, 1)).Period),
        "DIFF" => Steps(Argument(call, 0, 1), (_, value) => value),
        "DIFF_TIME" => Steps(Argument(call, 0, 1), (seconds, _) => seconds),
        "RATE" => Steps(Argument(call, 0, 1), (seconds, value) => value / seconds),
        "RUNNING_SUM" => RunningSum(Argument(call, 0, 1)),
        "TIME_SERIES" => Argument(call, 0, 1) is Operand.Number number ? Constant(number.Value) : throw new MathException("TIME_SERIES takes a number"),
        "FILL" => Fill(call),
        "IF" => If(call),
        var name => throw new MathException($"{name} is not a supported function"),
    };

    private Operand Argument(Formula.Call call, int place, int count) => call.Arguments.Count == count
        ? arithmetic.Of(call.Arguments[place])
        : throw new MathException($"{call.Function} takes {count} argument{(count == 1 ? "" : "s")}");

    private Operand.Many Metrics(Formula.Call call) => call.Arguments switch
    {
        [] => new Operand.Many([.. evaluation.Metrics(null)]),
        [Formula.Text part] => new Operand.Many([.. evaluation.Metrics(part.Content)]),
        _ => throw new MathException("METRICS takes nothing or a text"),
    };

    // Of several series one series, at each period those that have it; of one series one number.
    private static Operand Condense(Operand operand, Func<IEnumerable<double>, double> condense)
    {
        if (operand is Operand.Number) return operand;
        if (operand is Operand.Series one) return new Operand.Number(one.Points.Count == 0 ? double.NaN : condense(one.Points.Values));
        var all = Arithmetic.SeriesOf(operand);
        var points = new SortedList<long, double>();
        foreach (var at in all.SelectMany(series => series.Points.Keys).Distinct().Order())
            points.Add(at, condense(all.Where(series => series.Points.ContainsKey(at)).Select(series => series.Points[at])));
        return new Operand.Series(points, all.Select(series => series.Period).DefaultIfEmpty(60).Max(), "");
    }

    // From each value to the next one that is there; the first has nothing before it.
    private static Operand Steps(Operand operand, Func<double, double, double> make) => PerSeries(operand, series =>
    {
        (long At, double Value)? before = null;
        return Arithmetic.Map(series, (at, value) =>
        {
            double? made = before is var (from, was) ? make(at - from, value - was) : null;
            before = (at, value);
            return made;
        });
    });

    private static Operand RunningSum(Operand operand) => PerSeries(operand, series =>
    {
        var sum = 0.0;
        return Arithmetic.Map(series, (_, value) => sum += value);
    });

    private Operand Fill(Formula.Call call)
    {
        var what = Argument(call, 0, 2);
        if (call.Arguments[1] is Formula.Name { Id: "REPEAT" or "LINEAR" } way)
            return PerSeries(what, series => way.Id == "REPEAT" ? Filling.Repeat(series, Slots(series)) : Filling.Linear(series, Slots(series)));
        return arithmetic.Of(call.Arguments[1]) switch
        {
            Operand.Number number => PerSeries(what, series => Filling.With(series, Slots(series), _ => number.Value)),
            Operand.Series other => PerSeries(what, series => Filling.With(series, Slots(series), at => other.Points.TryGetValue(at, out var value) ? value : null)),
            _ => throw new MathException("FILL takes a number, a time series, REPEAT or LINEAR"),
        };
    }

    private IEnumerable<long> Slots(Operand.Series series) => evaluation.Slots(series.Period);

    private Operand If(Formula.Call call)
    {
        if (call.Arguments.Count is not (2 or 3)) throw new MathException("IF takes 2 or 3 arguments");
        var condition = arithmetic.Of(call.Arguments[0]);
        var then = arithmetic.Of(call.Arguments[1]);
        var otherwise = call.Arguments.Count == 3 ? arithmetic.Of(call.Arguments[2]) : null;
        if (condition is Operand.Number always) return always.Value != 0 ? then : otherwise ?? throw new MathException("IF has no value");
        var deciding = Only(condition);
        return Arithmetic.Map(deciding, (at, value) => Value(value != 0 ? then : otherwise, at));
    }

    private static double? Value(Operand? operand, long at) => operand switch
    {
        null => null,
        Operand.Number number => number.Value,
        _ => Only(operand).Points.TryGetValue(at, out var value) ? value : null,
    };

    private Operand.Series Constant(double value)
    {
        var period = evaluation.Metrics(null).Select(series => series.Period).DefaultIfEmpty(60).Min();
        var empty = new Operand.Series([], period, "");
        return Filling.With(empty, evaluation.Slots(period), _ => value);
    }

    private static Operand.Series Only(Operand operand) =>
        Arithmetic.SeriesOf(operand) is [var only] ? only : throw new MathException("One time series is needed where several stand");

    private static Operand PerSeries(Operand operand, Func<Operand.Series, Operand.Series> apply) => operand is Operand.Many many
        ? new Operand.Many([.. many.All.Select(apply)])
        : apply(Only(operand));
}
