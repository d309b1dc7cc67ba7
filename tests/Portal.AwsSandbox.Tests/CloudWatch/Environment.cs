using System.Globalization;
using System.Xml.Linq;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudWatch;

/// <summary>One environment of the shipped template, deployed two days ago in shown time, and what its metrics say.</summary>
internal sealed class Environment(SandboxProcess sandbox)
{
    public const string Name = "shop";
    private const string Zone = "us-east-1";

    public Client Client { get; } = new(sandbox.Address, Zone);

    public Dictionary<string, string> Outputs { get; private set; } = [];

    public DateTimeOffset Now { get; } = new(2026, 11, 18, 15, 0, 0, TimeSpan.Zero);

    public async Task DeployAsync()
    {
        await ShowAsync(Now.AddDays(-2));
        var template = await File.ReadAllTextAsync(Repository.Find("templates/three-tier/template.yaml"), TestContext.Current.CancellationToken);
        var stack = await Client.CreateAsync(Name, template, [("Capabilities.member.1", "CAPABILITY_IAM"), .. StackSteps.Parameters(
            ("EnvironmentName", Name), ("EnvironmentId", "env-0001"), ("Owner", "shop"), ("CostCenter", "cc"),
            ("AvailabilityZone1", Zone + "a"), ("AvailabilityZone2", Zone + "b"), ("AvailabilityZone3", Zone + "c"))]);
        stack.Status().ShouldBe("CREATE_COMPLETE");
        await ShowAsync(Now);
        await ReadAsync();
    }

    public async Task ReadAsync() => Outputs = (await Client.DescribeAsync(Name)).Outputs();

    public Task ShowAsync(DateTimeOffset at) => Client.ControlAsync(HttpMethod.Put, "clock", new { at });

    public Task<XElement> CallAsync(string action, params (string, string)[] input) => Client.CallAsync("monitoring", "2010-08-01", action, input);

    public Series LoadBalancer(string name, string statistic, int period = 60, params (string, string)[] more) =>
        new("AWS/ApplicationELB", name, statistic, period, [("LoadBalancer", Outputs["LoadBalancerFullName"]), .. more]);

    public Series Targets(string name, string statistic, int period = 60, params (string, string)[] more) =>
        LoadBalancer(name, statistic, period, [("TargetGroup", Outputs["TargetGroupFullName"]), .. more]);

    public Series Instances(string name, string statistic = "Average", int period = 60) =>
        new("AWS/EC2", name, statistic, period, ("AutoScalingGroupName", Outputs["AutoScalingGroupName"]));

    public Series Database(string name, string statistic = "Average", int period = 60) =>
        new("AWS/RDS", name, statistic, period, ("DBInstanceIdentifier", Outputs["DatabaseInstanceId"]));

    public Series Cache(string name, int node, string statistic = "Average", int period = 60) =>
        new("AWS/ElastiCache", name, statistic, period, ("CacheClusterId", $"{Outputs["ReplicationGroupId"]}-{node:000}"));

    public Series Edge(string name, string statistic, int period = 60) =>
        new("AWS/CloudFront", name, statistic, period, ("DistributionId", Outputs["DistributionId"]), ("Region", "Global"));

    /// <summary>Values by time, oldest first, one list a series.</summary>
    public async Task<List<List<(DateTimeOffset At, double Value)>>> AskAsync(DateTimeOffset from, DateTimeOffset to, params Series[] series)
    {
        var input = new List<(string, string)> { ("StartTime", Iso(from)), ("EndTime", Iso(to)), ("ScanBy", "TimestampAscending") };
        foreach (var (one, n) in series.Select((one, n) => (one, n + 1)))
        {
            var stat = $"MetricDataQueries.member.{n}.MetricStat";
            input.AddRange([
                ($"MetricDataQueries.member.{n}.Id", $"m{n}"), ($"{stat}.Stat", one.Statistic), ($"{stat}.Period", $"{one.Period}"),
                ($"{stat}.Metric.Namespace", one.Namespace), ($"{stat}.Metric.MetricName", one.Name)]);
            foreach (var ((name, value), d) in one.Dimensions.Select((pair, d) => (pair, d + 1)))
                input.AddRange([($"{stat}.Metric.Dimensions.member.{d}.Name", name), ($"{stat}.Metric.Dimensions.member.{d}.Value", value)]);
        }
        var answer = await CallAsync("GetMetricData", [.. input]);
        return [.. answer.Element("MetricDataResults")!.Elements().Select(result => result.Element("Timestamps")!.Elements().Zip(result.Element("Values")!.Elements())
            .Select(pair => (DateTimeOffset.Parse(pair.First.Value, CultureInfo.InvariantCulture), double.Parse(pair.Second.Value, CultureInfo.InvariantCulture))).ToList())];
    }

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

internal sealed record Series(string Namespace, string Name, string Statistic, int Period, params (string Name, string Value)[] Dimensions);
