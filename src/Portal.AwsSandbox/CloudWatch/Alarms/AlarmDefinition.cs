using System.Globalization;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.CloudWatch.Actions;
using Portal.AwsSandbox.CloudWatch.Expressions;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch.Alarms;

/// <summary>An alarm as a stack has it: a query over one metric or an expression, and when its values breach.</summary>
public sealed record AlarmDefinition(Spell Spell, IReadOnlyList<DataQuery> Queries, DataQuery Watched, int Period, int EvaluationPeriods, int DatapointsToAlarm, double Threshold, string Comparison, string TreatMissingData)
{
    public string Name => Spell.PhysicalId;

    public string Arn => $"arn:aws:cloudwatch:{Spell.Region}:{Spell.Account}:alarm:{Name}";

    /// <summary>True where the alarm names its metric itself, not by queries.</summary>
    public bool IsPlain => Spell.At("Metrics") is null;

    /// <summary>True where services report all its metrics: what they said of a minute stays; what is put may come late.</summary>
    public bool IsReported => Queries.All(query => query.Metric is null || query.Metric.Key.Namespace.StartsWith("AWS/", StringComparison.Ordinal));

    /// <summary>Null when what the template says makes no alarm that can be evaluated.</summary>
    public static AlarmDefinition? Of(Spell spell)
    {
        try
        {
            var properties = new Members((Dictionary<string, object?>)Plain(spell.Properties)!, isTyped: false);
            var queries = Inputs.Queries(properties.Structures("Metrics") ?? [new Members(Single(properties), isTyped: false)]);
            var watched = queries.Single(query => query.ReturnData);
            var periods = properties.Number("EvaluationPeriods") ?? 1;
            var period = queries.Select(query => query.Metric?.Period ?? 0).DefaultIfEmpty(0).Max();
            return properties.Real("Threshold") is { } threshold && period > 0
                ? new AlarmDefinition(spell, queries, watched, period, periods, properties.Number("DatapointsToAlarm") ?? periods, threshold,
                    properties.Text("ComparisonOperator") ?? "", properties.Text("TreatMissingData") ?? "missing")
                : null;
        }
        catch (Exception fault) when (fault is AwsException or InvalidOperationException)
        {
            return null;
        }
    }

    public bool Breaches(double value) => Comparison switch
    {
        "GreaterThanThreshold" => value > Threshold,
        "GreaterThanOrEqualToThreshold" => value >= Threshold,
        "LessThanThreshold" => value < Threshold,
        "LessThanOrEqualToThreshold" => value <= Threshold,
        _ => false,
    };

    /// <summary>Such as "greater than".</summary>
    public string ComparisonWords => Comparison switch
    {
        "GreaterThanThreshold" => "greater than",
        "GreaterThanOrEqualToThreshold" => "greater than or equal to",
        "LessThanThreshold" => "less than",
        _ => "less than or equal to",
    };

    public static string Figure(double value) => value.ToString(value == Math.Floor(value) && Math.Abs(value) < 1e15 ? "0.0" : "R", CultureInfo.InvariantCulture);

    private static Dictionary<string, object?> Single(Members properties) => new()
    {
        ["Id"] = "m1",
        ["MetricStat"] = new Dictionary<string, object?>
        {
            ["Metric"] = new Dictionary<string, object?>
            {
                ["Namespace"] = properties.Text("Namespace"),
                ["MetricName"] = properties.Text("MetricName"),
                ["Dimensions"] = properties.Structures("Dimensions") is { } dimensions
                    ? dimensions.ConvertAll(each => (object?)new Dictionary<string, object?> { ["Name"] = each.Text("Name"), ["Value"] = each.Text("Value") })
                    : null,
            },
            ["Period"] = properties.Text("Period"),
            ["Stat"] = properties.Text("Statistic") ?? properties.Text("ExtendedStatistic"),
            ["Unit"] = properties.Text("Unit"),
        },
    };

    private static object? Plain(Value value) => value switch
    {
        Value.Text text => text.Content,
        Value.Items items => items.All.Select(Plain).ToList(),
        Value.Fields fields => fields.All.ToDictionary(field => field.Key, field => Plain(field.Value)),
        _ => null,
    };
}
