using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Pricing.Rules;

internal static class WatchPrices
{
    private const int StandardPeriod = 60;

    /// <summary>An alarm is billed by the metrics that it looks at.</summary>
    public static void Alarm(EvaluatedResource alarm, Bill bill)
    {
        var metrics = ResourceMap.Items(alarm.Properties["Metrics"]).OfType<KnownMap>().Count(metric => metric["MetricStat"] is not null);
        var item = ResourceMap.Number(alarm.Properties["Period"]) is < StandardPeriod ? "high-resolution-alarm-metric" : "alarm-metric";
        bill.Charge(alarm, CostLines.Watching, "cloudwatch", item, Spread.Exactly(Math.Max(1, metrics)), "Alarms");
    }

    public static void LogGroup(EvaluatedResource group, Bill bill) => bill.ByUse(group, "cloudwatch", "logs-ingested", "Logs");

    public static void Topic(EvaluatedResource topic, Bill bill) => bill.ByUse(topic, "sns", "messages", "Notifications");

    public static void ScalingPolicy(EvaluatedResource policy, Bill bill)
    {
        if (ResourceMap.Text(policy.Properties["PolicyType"]) != "TargetTrackingScaling") return;
        var cost = bill.PriceOf("cloudwatch", "alarm-metric") is { } price ? $", usually two at {price:0.00} a month each" : "";
        bill.Leave(policy, "Alarms of target tracking", Lack.Use, $"Scaling keeps alarms of its own{cost}.");
    }
}
