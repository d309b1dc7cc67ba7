using Portal.AwsSandbox.CloudWatch;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudWatch;

/// <summary>Alarms of a stack over metrics that are put, so that every value is known.</summary>
public sealed class AlarmTests(SharedSandbox shared)
{
    private const string Template = """
        Resources:
          High: { Type: "AWS::CloudWatch::Alarm", Properties: { AlarmName: high, Namespace: App, MetricName: Depth, Statistic: Maximum, Period: 60, EvaluationPeriods: 3, DatapointsToAlarm: 2, Threshold: 10, ComparisonOperator: GreaterThanThreshold, TreatMissingData: notBreaching } }
          Quiet: { Type: "AWS::CloudWatch::Alarm", Properties: { AlarmName: quiet, Namespace: App, MetricName: Nothing, Statistic: Sum, Period: 60, EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: LessThanThreshold } }
          Gone: { Type: "AWS::CloudWatch::Alarm", Properties: { AlarmName: gone, Namespace: App, MetricName: Nothing, Statistic: Sum, Period: 60, EvaluationPeriods: 2, Threshold: 1, ComparisonOperator: LessThanThreshold, TreatMissingData: breaching } }
          Share: { Type: "AWS::CloudWatch::Alarm", Properties: { AlarmName: share, EvaluationPeriods: 1, Threshold: 50, ComparisonOperator: GreaterThanOrEqualToThreshold, TreatMissingData: notBreaching, Metrics: [ { Id: e, Expression: "100 * a / FILL(b, 20)" }, { Id: a, ReturnData: false, MetricStat: { Stat: Maximum, Period: 60, Metric: { Namespace: App, MetricName: Depth } } }, { Id: b, ReturnData: false, MetricStat: { Stat: Maximum, Period: 60, Metric: { Namespace: App, MetricName: Nothing } } } ] } }
        """;

    private readonly Client client = shared.Client();

    [Fact]
    public async Task States_follow_from_metrics_and_every_answer_is_declared()
    {
        await client.CreateAsync("alarms", Template);
        (await StatesAsync()).Select(state => $"{state.Key} {state.Value}").ShouldBe(["gone ALARM", "high OK", "quiet INSUFFICIENT_DATA", "share OK"]);
        // Points just before the latest three minutes' end, whichever minute the clock is in.
        var now = TimeProvider.System.GetUtcNow();
        for (var n = 0; n < 5; n++)
            await CallAsync("PutMetricData", ("Namespace", "App"), ("MetricData.member.1.MetricName", "Depth"), ("MetricData.member.1.Value", "12"), ("MetricData.member.1.Timestamp", Environment.Iso(now.AddMinutes(-3 + n))));
        var states = await StatesAsync();
        states["high"].ShouldBe("ALARM");
        states["share"].ShouldBe("ALARM");
        var only = (await CallAsync("DescribeAlarms", ("StateValue", "ALARM"), ("AlarmNamePrefix", "h"))).Element("MetricAlarms")!.Elements().Single();
        only.Element("StateReason")!.Value.ShouldContain("were greater than the threshold (10.0)");
        var first = await CallAsync("DescribeAlarms", ("MaxRecords", "3"));
        first.Element("MetricAlarms")!.Elements().Count().ShouldBe(3);
        (await CallAsync("DescribeAlarms", ("MaxRecords", "3"), ("NextToken", first.Element("NextToken")!.Value))).Element("MetricAlarms")!.Elements().Single().Element("AlarmName")!.Value.ShouldBe("share");
        await CallAsync("SetAlarmState", ("AlarmName", "quiet"), ("StateValue", "ALARM"), ("StateReason", "drill"));
        (await CallAsync("DescribeAlarmHistory", ("AlarmName", "quiet"), ("HistoryItemType", "StateUpdate"))).ToString().ShouldContain("drill");
        await CallAsync("ListMetrics", ("Namespace", "App"));
        await CallAsync("GetMetricStatistics", ("Namespace", "App"), ("MetricName", "Depth"), ("Period", "60"), ("Statistics.member.1", "Sum"), ("ExtendedStatistics.member.1", "p90"), ("StartTime", Environment.Iso(now.AddMinutes(-10))), ("EndTime", Environment.Iso(now)));
        await CallAsync("GetMetricData", ("StartTime", Environment.Iso(now.AddMinutes(-10))), ("EndTime", Environment.Iso(now)), ("MetricDataQueries.member.1.Id", "e"), ("MetricDataQueries.member.1.Expression", "TIME_SERIES(1)"));
        if (ServiceModel.IsThere) CloudWatchService.Create(null!).Actions.ShouldAllBe(action => ServiceModel.Checked.ContainsKey("monitoring:" + action));
    }

    private async Task<Dictionary<string, string>> StatesAsync() => (await CallAsync("DescribeAlarms")).Element("MetricAlarms")!.Elements()
        .ToDictionary(alarm => alarm.Element("AlarmName")!.Value, alarm => alarm.Element("StateValue")!.Value);

    private Task<System.Xml.Linq.XElement> CallAsync(string action, params (string, string)[] input) => client.CallAsync("monitoring", "2010-08-01", action, input);
}
