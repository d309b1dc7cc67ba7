using Portal.AwsSandbox.CloudWatch.Expressions;
using Portal.AwsSandbox.CloudWatch.Metrics;

namespace Portal.AwsSandbox.Tests.CloudWatch;

/// <summary>Metric math against arithmetic written plainly: per minute, over dictionaries, with what is missing missing.</summary>
public sealed class MetricMathTests
{
    private const int Minutes = 12;
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Random_expressions_agree_with_the_plain_reference()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var chance = new Random(seed);
            Dictionary<int, double> a = Values(chance), b = Values(chance);
            var (text, expected) = Expression(chance, a, b, depth: 4);
            var found = Evaluate($"m1 * 0 + m2 * 0 + ({text})", a, b);
            var both = a.Keys.Intersect(b.Keys).Order().Where(n => expected(n) is { } value && double.IsFinite(value)).ToList();
            found.Keys.Order().ToList().ShouldBe(both, $"seed {seed}: {text}");
            foreach (var n in both) found[n].ShouldBe(expected(n)!.Value, 1e-9 * Math.Max(1, Math.Abs(expected(n)!.Value)), $"seed {seed}: {text}");
        }
    }

    [Theory]
    [InlineData("m1 + 2 * 3", "7 _ 9")]
    [InlineData("-m1 ^ 2", "-1 _ -9")]
    [InlineData("2 ^ -m1", "0.5 _ 0.125")]
    [InlineData("(m1 + 1) / 2", "1 _ 2")]
    [InlineData("m1 / (m1 - 1)", "_ _ 1.5")]
    [InlineData("IF(m1 > 2, 10, 20)", "20 _ 10")]
    [InlineData("IF(m1 > 2, m1)", "_ _ 3")]
    [InlineData("FILL(m1, 0)", "1 0 3")]
    [InlineData("FILL(m1, REPEAT)", "1 1 3")]
    [InlineData("FILL(m1, LINEAR)", "1 2 3")]
    [InlineData("FILL(m1, m2)", "1 5 3")]
    [InlineData("RUNNING_SUM(m1)", "1 _ 4")]
    [InlineData("DIFF(m1)", "_ _ 2")]
    [InlineData("RATE(m1)", "_ _ 0.016666666666666666")]
    [InlineData("SUM(METRICS())", "5 5 9")]
    [InlineData("AVG([m1, m2])", "2.5 5 4.5")]
    [InlineData("MAX(METRICS(\"1\"))", "1 _ 3")]
    [InlineData("m2 * PERIOD(m1)", "240 300 360")]
    [InlineData("m2 / SUM(m2) * 15", "4 5 6")]
    [InlineData("m1 >= 1 AND m2 < 6", "1 _ 0")]
    [InlineData("NOT (m1 == 3)", "1 _ 0")]
    [InlineData("CEIL(m2 / 4) + FLOOR(m2 / 4) + ABS(0 - m2)", "6 8 9")]
    public void Functions_do_what_the_guide_says(string expression, string expected)
    {
        var found = Evaluate(expression, new() { [0] = 1, [2] = 3 }, new() { [0] = 4, [1] = 5, [2] = 6 }, minutes: 3);
        var words = expected.Split(' ');
        for (var n = 0; n < 3; n++)
            if (words[n] == "_") found.ShouldNotContainKey(n);
            else found[n].ShouldBe(double.Parse(words[n], System.Globalization.CultureInfo.InvariantCulture), 1e-12);
    }

    [Theory]
    [InlineData("m1 +")]
    [InlineData("m9")]
    [InlineData("(m1")]
    [InlineData("m1 $ 2")]
    [InlineData("SEARCH('{AWS/EC2,InstanceId}', 'Average', 60)")]
    [InlineData("FILL(m1)")]
    [InlineData("m1 'x")]
    public void What_is_no_expression_is_refused(string expression) =>
        Should.Throw<MathException>(() => Evaluate(expression, new() { [0] = 1 }, new() { [0] = 1 }));

    [Fact]
    public void Nesting_without_end_is_refused() =>
        Should.Throw<MathException>(() => Evaluate(new string('(', 2000) + "m1" + new string(')', 2000), new() { [0] = 1 }, new() { [0] = 1 }));

    private static (string Text, Func<int, double?> Value) Expression(Random chance, Dictionary<int, double> a, Dictionary<int, double> b, int depth)
    {
        if (depth == 0 || chance.Next(4) == 0)
            switch (chance.Next(3))
            {
                case 0: return ("m1", n => a.TryGetValue(n, out var value) ? value : null);
                case 1: return ("m2", n => b.TryGetValue(n, out var value) ? value : null);
                default:
                    var number = chance.Next(1, 9);
                    return ($"{number}", _ => number);
            }
        var (left, right) = (Expression(chance, a, b, depth - 1), Expression(chance, a, b, depth - 1));
        Func<int, double?> Both(Func<double, double, double> apply) => n =>
            left.Value(n) is { } x && right.Value(n) is { } y && apply(x, y) is var made && double.IsFinite(made) ? made : null;
        return chance.Next(7) switch
        {
            0 => ($"({left.Text} + {right.Text})", Both((x, y) => x + y)),
            1 => ($"({left.Text} - {right.Text})", Both((x, y) => x - y)),
            2 => ($"{Bracket(left.Text)} * {Bracket(right.Text)}", Both((x, y) => x * y)),
            3 => ($"{Bracket(left.Text)} / {Bracket(right.Text)}", Both((x, y) => x / y)),
            4 => ($"({left.Text} > {right.Text})", Both((x, y) => x > y ? 1 : 0)),
            5 => ($"-{Bracket(left.Text)}", n => -left.Value(n)),
            _ => ($"ABS({left.Text})", n => left.Value(n) is { } x ? Math.Abs(x) : null),
        };

        static string Bracket(string text) => $"({text})";
    }

    private static Dictionary<int, double> Values(Random chance) =>
        Enumerable.Range(0, Minutes).Where(_ => chance.Next(4) > 0).ToDictionary(n => n, _ => (double)chance.Next(-20, 40));

    private static Dictionary<int, double> Evaluate(string expression, Dictionary<int, double> a, Dictionary<int, double> b, int minutes = Minutes)
    {
        MetricQuery Metric(string name) => new(new MetricKey("App", name, []), 60, new Statistic(StatisticKind.Sum), "Sum", null);
        var watched = new DataQuery("e1", null, FormulaReader.Read(expression), expression, null, true, null);
        DataQuery[] queries = [new("m1", Metric("a"), null, null, null, false, null), new("m2", Metric("b"), null, null, null, false, null), watched];
        var window = new Window(Start, Start.AddMinutes(minutes), Start.AddDays(1));
        var found = (Operand.Series)new Evaluation(queries, window, (key, _) => new Given(key.Name == "a" ? a : b)).Of(watched);
        return found.Points.ToDictionary(point => (int)((point.Key - Start.ToUnixTimeSeconds()) / 60), point => point.Value);
    }

    private sealed class Given(Dictionary<int, double> values) : ISeries
    {
        public string Unit => "None";

        public void Collect(DateTimeOffset from, DateTimeOffset to, Tally into)
        {
            foreach (var (n, value) in values)
                if (Start.AddMinutes(n) >= from && Start.AddMinutes(n) < to) into.Add(Datum.One(value));
        }
    }
}
