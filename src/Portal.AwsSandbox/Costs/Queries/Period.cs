using System.Globalization;
using System.Text.RegularExpressions;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Costs.Queries;

/// <summary>Days from <paramref name="From"/> to <paramref name="To"/>, exclusive.</summary>
internal readonly partial record struct Period(DateOnly From, DateOnly To)
{
    private static readonly string[] Granularities = ["DAILY", "MONTHLY", "HOURLY"];

    /// <summary>Reads <c>TimePeriod</c>; past days only, if <paramref name="today"/> is given as the limit of what can be asked for.</summary>
    public static Period Read(Members input)
    {
        var constraints = new MemberConstraints().Required(input, "TimePeriod");
        if (input.Structure("TimePeriod") is { } given) constraints.Required(given, "Start").Required(given, "End");
        constraints.Hold();
        var period = new Period(Day(input.Structure("TimePeriod")!, "Start"), Day(input.Structure("TimePeriod")!, "End"));
        return period.From < period.To ? period : throw AwsException.Validation("Start date (and hour) should be before end date (and hour)");
    }

    public static string Granularity(Members input)
    {
        new MemberConstraints().Required(input, "Granularity").OneOf(input, "Granularity", Granularities).Hold();
        return input.Text("Granularity")!;
    }

    /// <summary>Refuses what lies too far back or ahead to have been billed.</summary>
    public Period InThePast(DateOnly today)
    {
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        if (To > thisMonth.AddMonths(1)) throw AwsException.Validation("end date past the beginning of next month");
        if (From < today.AddMonths(-14)) throw AwsException.Validation("You haven't enabled historical data beyond 14 months.");
        return this;
    }

    /// <summary>The spans that results are given for: days, or months, of which the first and the last may be parts.</summary>
    public IEnumerable<Period> By(string granularity)
    {
        for (var at = From; at < To;)
        {
            var next = granularity == "DAILY" ? at.AddDays(1) : new DateOnly(at.Year, at.Month, 1).AddMonths(1);
            yield return new Period(at, next < To ? next : To);
            at = next;
        }
    }

    public Output Shown() => new() { { "Start", Text(From) }, { "End", Text(To) } };

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(Members input, string name)
    {
        var text = input.Text(name)!;
        if (!Form().IsMatch(text))
            throw AwsException.Validation($"1 validation error detected: Value '{text}' at '{input.At(name)}' failed to satisfy constraint: " +
                                          @"Member must satisfy regular expression pattern: (\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}Z)?");
        if (!DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            throw AwsException.Validation($"{name} time {text} is invalid. Valid format is: yyyy-MM-dd.");
        return day;
    }

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
