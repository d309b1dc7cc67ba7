using System.Text.RegularExpressions;
using Portal.AwsSandbox.CloudWatch.Expressions;
using Portal.AwsSandbox.CloudWatch.Metrics;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch.Actions;

/// <summary>Reads what several actions take, and refuses what AWS refuses.</summary>
internal static partial class Inputs
{
    public const int MostQueries = 500;

    public static readonly string[] Units =
    [
        "Seconds", "Microseconds", "Milliseconds", "Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes", "Bits", "Kilobits", "Megabits",
        "Gigabits", "Terabits", "Percent", "Count", "Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second",
        "Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second", "Count/Second", "None",
    ];

    public static AwsException Missing(string name) => new("MissingParameter", $"The parameter {name} is required.");

    public static AwsException Invalid(string message) => new("InvalidParameterValue", message);

    public static string Required(Members input, string name, string? shown = null) => input.Text(name) is { Length: > 0 } text ? text : throw Missing(shown ?? name);

    public static string? Unit(Members input, string name = "Unit") => input.Text(name) is not { Length: > 0 } unit || Units.Contains(unit)
        ? input.Text(name)
        : throw Invalid($"The value {input.Text(name)} for parameter {name} is not supported.");

    public static List<MetricDimension> Dimensions(Members input, string prefix = "Dimensions")
    {
        var dimensions = (input.Structures("Dimensions") ?? []).ConvertAll(each => new MetricDimension(
            Required(each, "Name", $"{prefix}.member.N.Name"), Required(each, "Value", $"{prefix}.member.N.Value")));
        if (dimensions.Count > 30) throw Invalid($"The collection {prefix} must not have a size greater than 30.");
        return dimensions.DistinctBy(dimension => dimension.Name).Count() == dimensions.Count
            ? dimensions
            : throw Invalid($"No parameter of {prefix} may occur twice.");
    }

    public static MetricKey Metric(Members input, string prefix = "") => new(
        Required(input, "Namespace", prefix + "Namespace"), Required(input, "MetricName", prefix + "MetricName"), Dimensions(input, prefix + "Dimensions"));

    public static List<DataQuery> Queries(IReadOnlyList<Members> sent)
    {
        if (sent.Count > MostQueries) throw AwsException.Validation($"The collection MetricDataQueries must not have a size greater than {MostQueries}.");
        var queries = sent.Select(Query).ToList();
        return queries.DistinctBy(query => query.Id).Count() == queries.Count
            ? queries
            : throw AwsException.Validation("The values for parameter id in MetricDataQueries are not unique");
    }

    private static DataQuery Query(Members input, int place)
    {
        var name = $"MetricDataQueries.member.{place + 1}";
        var id = Required(input, "Id", name + ".Id");
        if (!Id().IsMatch(id)) throw AwsException.Validation($"The value {id} for parameter {name}.Id is not matching the expected pattern ^[a-z][a-zA-Z0-9_]*$");
        var expression = input.Text("Expression");
        var stat = input.Structure("MetricStat");
        if (expression is null == stat is null)
            throw AwsException.Validation($"Exactly one of {name}.Expression and {name}.MetricStat must be set");
        var period = input.Number("Period");
        return new DataQuery(
            id, stat is null ? null : MetricStat(stat, name + ".MetricStat"), expression is null ? null : Read(id, expression), expression,
            input.Text("Label"), input.Flag("ReturnData") ?? true, period);
    }

    private static MetricQuery MetricStat(Members input, string name)
    {
        var metric = input.Structure("Metric") ?? throw Missing(name + ".Metric");
        var period = input.Number("Period") ?? throw Missing(name + ".Period");
        if (!Periods.IsPeriod(period)) throw AwsException.Validation($"The parameter {name}.Period must be 1, 5, 10, 30, or a multiple of 60");
        var text = Required(input, "Stat", name + ".Stat");
        var statistic = Statistic.Parse(text) ?? throw AwsException.Validation($"The value {text} for parameter {name}.Stat is not supported.");
        return new MetricQuery(Metric(metric, name + ".Metric."), period, statistic, text, Unit(input));
    }

    private static Formula Read(string id, string expression)
    {
        try
        {
            return FormulaReader.Read(expression);
        }
        catch (MathException fault)
        {
            throw InExpression(id, fault);
        }
    }

    public static AwsException InExpression(string id, MathException fault) => AwsException.Validation($"Error in expression '{id}' [{fault.Message}]");

    [GeneratedRegex("^[a-z][a-zA-Z0-9_]{0,254}$", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
