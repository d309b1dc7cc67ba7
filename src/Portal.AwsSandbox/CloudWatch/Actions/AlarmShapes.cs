using Portal.AwsSandbox.CloudWatch.Alarms;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.CloudWatch.Actions;

/// <summary>Alarms as they are answered.</summary>
internal static class AlarmShapes
{
    public static Output Alarm(AlarmDefinition alarm, AlarmState state)
    {
        var spell = alarm.Spell;
        var shown = new Output
        {
            { "AlarmName", alarm.Name }, { "AlarmArn", alarm.Arn }, { "AlarmDescription", spell.Text("AlarmDescription") },
            { "AlarmConfigurationUpdatedTimestamp", spell.From }, { "ActionsEnabled", spell.Text("ActionsEnabled") != "false" },
            { "OKActions", spell.Texts("OKActions") }, { "AlarmActions", spell.Texts("AlarmActions") },
            { "InsufficientDataActions", spell.Texts("InsufficientDataActions") },
            { "StateValue", state.Value }, { "StateReason", state.Reason }, { "StateReasonData", state.ReasonData },
            { "StateUpdatedTimestamp", state.Since }, { "StateTransitionedTimestamp", state.Since },
        };
        if (alarm.IsPlain) AddMetric(shown, alarm);
        shown.Add("EvaluationPeriods", alarm.EvaluationPeriods);
        shown.Add("DatapointsToAlarm", spell.Number32("DatapointsToAlarm"));
        shown.Add("Threshold", alarm.Threshold);
        shown.Add("ComparisonOperator", alarm.Comparison);
        shown.Add("TreatMissingData", spell.Text("TreatMissingData"));
        shown.Add("EvaluateLowSampleCountPercentile", spell.Text("EvaluateLowSampleCountPercentile"));
        if (!alarm.IsPlain) shown.Add("Metrics", alarm.Queries.Select(Shapes.Query).ToList());
        return shown;
    }

    private static void AddMetric(Output shown, AlarmDefinition alarm)
    {
        var metric = alarm.Watched.Metric!;
        shown.Add("MetricName", metric.Key.Name);
        shown.Add("Namespace", metric.Key.Namespace);
        shown.Add("Statistic", metric.Statistic.NeedsSamples ? null : metric.StatisticText);
        shown.Add("ExtendedStatistic", metric.Statistic.NeedsSamples ? metric.StatisticText : null);
        shown.Add("Dimensions", Shapes.Dimensions(metric.Key));
        shown.Add("Period", metric.Period);
        shown.Add("Unit", metric.Unit);
    }
}
