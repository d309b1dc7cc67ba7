using System.Xml.Linq;
using Portal.AwsSandbox.AutoScaling;
using Portal.AwsSandbox.CloudWatch;
using Portal.AwsSandbox.Costs;
using Portal.AwsSandbox.ElastiCache;
using Portal.AwsSandbox.LoadBalancing;
using Portal.AwsSandbox.Pricing;
using Portal.AwsSandbox.Rds;
using Portal.AwsSandbox.ServiceQuotas;
using Portal.AwsSandbox.Tests.Costs;
using Portal.AwsSandbox.Tests.Harness;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Tests.Clients;

/// <summary>
/// One real answer of every action of every service but CloudFormation, which has a test of its own, held against the service's model:
/// nothing undeclared, nothing required missing. Of EC2, S3 and CloudTrail no model is there to hold them against.
/// </summary>
public sealed class ServiceAnswersTests(CostWorld bills) : IAsyncLifetime
{
    private const string Alarm = """
        Resources:
          Alarm: { Type: "AWS::CloudWatch::Alarm", Properties: { AlarmName: model, Namespace: Shop, MetricName: Depth, Statistic: Sum, Period: 60, EvaluationPeriods: 1, Threshold: 5, ComparisonOperator: GreaterThanThreshold } }
        """;

    private SandboxProcess sandbox = null!;
    private Client client = null!;
    private DateTimeOffset shown = new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero);

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxProcess.StartAsync(speed: 3000);
        client = new Client(sandbox.Address, "us-east-1");
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Every_action_answers_only_what_the_model_declares_and_all_that_it_requires()
    {
        if (!ServiceModel.IsThere) Assert.Skip("skipped: no shared/aws-models beside the project");
        await ForwardAsync();
        await client.CreateAsync("alarm", Alarm);
        var outputs = (await client.CreateAsync("shop", ThreeTier.Template, ("Tags.member.1.Key", "owner"), ("Tags.member.1.Value", "mara"))).Outputs();
        await ComputeAsync(outputs);
        await DatabaseAsync(outputs["Database"]);
        await CacheAsync(outputs["Cache"]);
        await MetricsAsync();
        await EdgeAsync(outputs["Edge"]);
        await QuotasAsync();
        await PricesAsync();
        await CostsAsync();

        IAwsService[] services =
        [
            AutoScalingService.Create(null!), LoadBalancingService.Create(null!), RdsService.Create(null!), ElastiCacheService.Create(null!),
            CloudWatchService.Create(null!), ServiceQuotasService.Create(), PricingService.Create(), CostExplorerService.Create(null!),
        ];
        services.SelectMany(service => service.Actions.Select(action => $"{service.SigningName}:{action}")).Append("cloudfront:ListDistributions").Append("cloudfront:GetDistribution")
            .ShouldAllBe(action => ServiceModel.Checked.ContainsKey(action));
    }

    private async Task ComputeAsync(Dictionary<string, string> outputs)
    {
        Task<XElement> Groups(string action, params (string, string)[] input) => client.CallAsync("autoscaling", "2011-01-01", action, input);
        Task<XElement> Balancers(string action, params (string, string)[] input) => client.CallAsync("elasticloadbalancing", "2015-12-01", action, input);
        (string, string) group = ("AutoScalingGroupName", outputs["Group"]), balancer = ("LoadBalancerArn", outputs["Balancer"]), targets = ("TargetGroupArn", outputs["Targets"]);
        (await Groups("DescribeAutoScalingGroups")).Descendants("Instances").Elements().ShouldNotBeEmpty();
        (await Groups("DescribeScalingActivities", group)).Element("Activities")!.Elements().ShouldNotBeEmpty();
        (await Groups("DescribePolicies", group)).Element("ScalingPolicies")!.Elements().ShouldNotBeEmpty();
        await Groups("UpdateAutoScalingGroup", group, ("MaxSize", "12"));
        (await Balancers("DescribeLoadBalancers")).Element("LoadBalancers")!.Elements().ShouldNotBeEmpty();
        await Balancers("DescribeLoadBalancerAttributes", balancer);
        await Balancers("ModifyLoadBalancerAttributes", balancer, ("Attributes.member.1.Key", "idle_timeout.timeout_seconds"), ("Attributes.member.1.Value", "90"));
        (await Balancers("DescribeTargetGroups", balancer)).Element("TargetGroups")!.Elements().ShouldNotBeEmpty();
        (await Balancers("DescribeTargetHealth", targets)).Element("TargetHealthDescriptions")!.Elements().ShouldNotBeEmpty();
        (await Balancers("DescribeTags", ("ResourceArns.member.1", outputs["Balancer"]))).Descendants("Tags").Elements().ShouldNotBeEmpty();
    }

    private async Task DatabaseAsync(string name)
    {
        Task<XElement> Call(string action, params (string, string)[] input) => client.CallAsync("rds", "2014-10-31", action, [("DBInstanceIdentifier", name), .. input]);
        async Task<XElement> Becomes(string status)
        {
            await ForwardAsync();
            var found = await Call("DescribeDBInstances");
            found.Descendants("DBInstanceStatus").Single().Value.ShouldBe(status);
            return found;
        }

        await Becomes("available");
        await Call("ModifyDBInstance", ("BackupRetentionPeriod", "7"), ("ApplyImmediately", "true"));
        (await Becomes("available")).Descendants("BackupRetentionPeriod").First().Value.ShouldBe("7");
        (await Call("StopDBInstance")).Descendants("DBInstanceStatus").Single().Value.ShouldBe("stopping");
        await Becomes("stopped");
        (await Call("StartDBInstance")).Descendants("DBInstanceStatus").Single().Value.ShouldBe("starting");
        await Becomes("available");
        await Call("RebootDBInstance", ("ForceFailover", "true"));
        await Becomes("available");
        (await client.CallAsync("rds", "2014-10-31", "DescribeEvents", ("SourceType", "db-instance"), ("SourceIdentifier", name))).Element("Events")!.Elements().ShouldNotBeEmpty();
    }

    private async Task CacheAsync(string name)
    {
        Task<XElement> Call(string action, params (string, string)[] input) => client.CallAsync("elasticache", "2015-02-02", action, input);
        await Call("TestFailover", ("ReplicationGroupId", name), ("NodeGroupId", "0001"));
        await ForwardAsync();
        (await Call("DescribeReplicationGroups", ("ReplicationGroupId", name))).Element("ReplicationGroups")!.Elements().Single().Element("Status")!.Value.ShouldBe("available");
        await Call("ModifyReplicationGroup", ("ReplicationGroupId", name), ("SnapshotRetentionLimit", "3"), ("ApplyImmediately", "true"));
        (await Call("DescribeCacheClusters", ("ShowCacheNodeInfo", "true"))).Element("CacheClusters")!.Elements().Count().ShouldBe(3);
        (await Call("DescribeEvents", ("SourceType", "replication-group"), ("SourceIdentifier", name), ("Duration", "1440"))).Element("Events")!.Elements().ShouldNotBeEmpty();
    }

    private async Task MetricsAsync()
    {
        Task<XElement> Call(string action, params (string, string)[] input) => client.CallAsync("monitoring", "2010-08-01", action, input);
        (string, string) from = ("StartTime", "2026-01-01T00:00:00Z"), to = ("EndTime", "2026-01-01T01:00:00Z"), space = ("Namespace", "Shop");
        await Call("PutMetricData", space, ("MetricData.member.1.MetricName", "Depth"), ("MetricData.member.1.Value", "7"));
        await Call("ListMetrics");
        await Call("GetMetricStatistics", space, ("MetricName", "Depth"), from, to, ("Period", "60"), ("Statistics.member.1", "Sum"));
        await Call("GetMetricData", from, to, ("MetricDataQueries.member.1.Id", "a"), ("MetricDataQueries.member.1.MetricStat.Metric.Namespace", "Shop"),
            ("MetricDataQueries.member.1.MetricStat.Metric.MetricName", "Depth"), ("MetricDataQueries.member.1.MetricStat.Period", "60"), ("MetricDataQueries.member.1.MetricStat.Stat", "Sum"));
        await Call("SetAlarmState", ("AlarmName", "model"), ("StateValue", "ALARM"), ("StateReason", "tried"));
        (await Call("DescribeAlarms")).Element("MetricAlarms")!.Elements().ShouldNotBeEmpty();
        (await Call("DescribeAlarmHistory", ("AlarmName", "model"))).Element("AlarmHistoryItems")!.Elements().ShouldNotBeEmpty();
    }

    private async Task EdgeAsync(string id)
    {
        ServiceModel.CheckPayload("cloudfront", "ListDistributions", await client.GetAsync("cloudfront", "/2020-05-31/distribution"));
        ServiceModel.CheckPayload("cloudfront", "GetDistribution", await client.GetAsync("cloudfront", $"/2020-05-31/distribution/{id}"));
    }

    private Task ForwardAsync()
    {
        shown = shown.AddHours(1);
        return client.ControlAsync(HttpMethod.Put, "clock", new { at = shown });
    }

    private async Task QuotasAsync()
    {
        var quotas = new JsonClient(client.Address, "servicequotas", "ServiceQuotasV20190624", "us-east-1");
        await quotas.CallAsync("ListServiceQuotas", new { ServiceCode = "ec2" });
        await quotas.CallAsync("ListAWSDefaultServiceQuotas", new { ServiceCode = "ec2" });
        await quotas.CallAsync("GetServiceQuota", new { ServiceCode = "elasticloadbalancing", QuotaCode = "L-53DA6B97" });
    }

    private async Task PricesAsync()
    {
        var prices = JsonClient.Pricing(client.Address);
        await prices.CallAsync("DescribeServices");
        await prices.CallAsync("GetAttributeValues", new { ServiceCode = "AmazonEC2", AttributeName = "instanceType" });
        await prices.CallAsync("GetProducts", new { ServiceCode = "AmazonEC2", MaxResults = 1 });
    }

    private async Task CostsAsync()
    {
        var july = new { Start = "2026-07-01", End = "2026-08-01" };
        await bills.Costs.CallAsync("GetCostAndUsage", new
        {
            TimePeriod = july,
            Granularity = "MONTHLY",
            Metrics = new[] { "UnblendedCost", "UsageQuantity" },
            GroupBy = new[] { CostWorld.By("SERVICE"), CostWorld.By("LINKED_ACCOUNT") },
        });
        await bills.Costs.CallAsync("GetCostForecast", new { TimePeriod = new { Start = "2026-08-21", End = "2026-09-01" }, Granularity = "MONTHLY", Metric = "UNBLENDED_COST", PredictionIntervalLevel = 80 });
        await bills.Costs.CallAsync("GetTags", new { TimePeriod = july });
        await bills.Costs.CallAsync("GetDimensionValues", new { TimePeriod = july, Dimension = "SERVICE" });
        await bills.Costs.CallAsync("ListCostAllocationTags");
        await bills.Costs.CallAsync("UpdateCostAllocationTagsStatus", new { CostAllocationTagsStatus = new[] { new { TagKey = CostWorld.Tag, Status = "Active" } } });
    }
}
