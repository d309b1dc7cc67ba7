namespace Portal.AwsSandbox.CloudWatch.Expressions;

/// <summary>Carries out formulas: numbers and series mix freely, and a period counts where every series taking part has it.</summary>
internal sealed class Arithmetic(Evaluation evaluation)
{
    public Operand Of(Formula formula) => formula switch
    {
        Formula.Number number => new Operand.Number(number.Value),
        Formula.Text text => new Operand.Text(text.Content),
        Formula.Name name => evaluation.Of(name.Id),
        Formula.Unary unary => Each(Of(unary.Of), unary.Sign == "-" ? x => -x : x => x == 0 ? 1 : 0),
        Formula.Binary binary => Both(Of(binary.Left), Of(binary.Right), Operator(binary.Sign)),
        Formula.List list => new Operand.Many([.. list.Items.SelectMany(item => SeriesOf(Of(item)))]),
        Formula.Call call => new Functions(evaluation, this).Of(call),
        _ => throw new MathException("Unexpected expression"),
    };

    public static IReadOnlyList<Operand.Series> SeriesOf(Operand operand) => operand switch
    {
        Operand.Series series => [series],
        Operand.Many many => many.All,
        _ => throw new MathException("A time series is needed where a number stands"),
    };

    public static Operand Each(Operand operand, Func<double, double> apply) => operand switch
    {
        Operand.Number number => new Operand.Number(apply(number.Value)),
        Operand.Series series => Map(series, (_, value) => apply(value)),
        Operand.Many many => new Operand.Many([.. many.All.Select(series => Map(series, (_, value) => apply(value)))]),
        _ => throw new MathException("A text stands where a number is needed"),
    };

    /// <summary>A series of new values; what is no finite number leaves its period without data.</summary>
    public static Operand.Series Map(Operand.Series series, Func<long, double, double?> apply)
    {
        var points = new SortedList<long, double>(series.Points.Count);
        foreach (var (at, value) in series.Points)
            if (apply(at, value) is { } made && double.IsFinite(made)) points.Add(at, made);
        return series with { Points = points };
    }

    public static Operand Both(Operand left, Operand right, Func<double, double, double> apply) => (left, right) switch
    {
        (Operand.Text, _) or (_, Operand.Text) => throw new MathException("A text stands where a number is needed"),
        (Operand.Number a, Operand.Number b) => new Operand.Number(apply(a.Value, b.Value)),
        (Operand.Number a, _) => Each(right, b => apply(a.Value, b)),
        (_, Operand.Number b) => Each(left, a => apply(a, b.Value)),
        (Operand.Series a, Operand.Series b) => Join(a, b, apply),
        (Operand.Many a, Operand.Series b) => new Operand.Many([.. a.All.Select(each => Join(each, b, apply))]),
        (Operand.Series a, Operand.Many b) => new Operand.Many([.. b.All.Select(each => Join(a, each, apply) with { Label = each.Label })]),
        (Operand.Many a, Operand.Many b) when a.All.Count == b.All.Count => new Operand.Many([.. a.All.Zip(b.All, (x, y) => Join(x, y, apply))]),
        _ => throw new MathException("Two arrays of time series differ in length"),
    };

    private static Operand.Series Join(Operand.Series left, Operand.Series right, Func<double, double, double> apply) =>
        Map(left, (at, value) => right.Points.TryGetValue(at, out var other) ? apply(value, other) : null) with { Period = Math.Max(left.Period, right.Period) };

    private static Func<double, double, double> Operator(string sign) => sign switch
    {
        "+" => (a, b) => a + b,
        "-" => (a, b) => a - b,
        "*" => (a, b) => a * b,
        "/" => (a, b) => a / b,
        "^" => Math.Pow,
        "<" => (a, b) => a < b ? 1 : 0,
        ">" => (a, b) => a > b ? 1 : 0,
        "<=" => (a, b) => a <= b ? 1 : 0,
        ">=" => (a, b) => a >= b ? 1 : 0,
        "==" => (a, b) => a == b ? 1 : 0,
        "!=" => (a, b) => a != b ? 1 : 0,
        "&&" => (a, b) => a != 0 && b != 0 ? 1 : 0,
        "||" => (a, b) => a != 0 || b != 0 ? 1 : 0,
        _ => throw new MathException($"Unexpected '{sign}'"),
    };
}
