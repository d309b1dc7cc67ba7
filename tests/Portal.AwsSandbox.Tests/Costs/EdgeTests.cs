using System.Globalization;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Costs;

public sealed class EdgeTests(CostWorld world)
{
    // Metrics of long ago are read from every tenth minute.
    private const double Tolerance = 0.03;

    [Fact]
    public async Task CloudFront_is_billed_for_the_requests_and_bytes_that_its_metrics_tell_of()
    {
        var distribution = (await world.Client.CallAsync("DescribeStackResources", ("StackName", "shop"))).Element("StackResources")!.Elements()
            .Single(each => each.Element("ResourceType")!.Value == "AWS::CloudFront::Distribution").Element("PhysicalResourceId")!.Value;

        var requests = await BilledAsync("US-Requests-Tier2-HTTPS");
        requests.ShouldBeGreaterThan(10_000);
        (await ToldAsync(distribution, "Requests")).ShouldBe(requests, requests * Tolerance);
        var gigabytes = await BilledAsync("US-DataTransfer-Out-Bytes");
        ((await ToldAsync(distribution, "BytesDownloaded")) / 1e9).ShouldBe(gigabytes, gigabytes * Tolerance);
    }

    private async Task<double> BilledAsync(string usageType) => (double)(await world.Costs.RowsAsync(
        "2026-08-03", "2026-08-10", filter: CostWorld.Is("USAGE_TYPE", usageType), metric: "UsageQuantity")).Sum(row => row.Cost);

    private async Task<double> ToldAsync(string distribution, string metric) => (await world.Client.CallAsync("monitoring", "2010-08-01", "GetMetricStatistics",
        ("Namespace", "AWS/CloudFront"), ("MetricName", metric), ("StartTime", "2026-08-03T00:00:00Z"), ("EndTime", "2026-08-10T00:00:00Z"), ("Period", "86400"),
        ("Statistics.member.1", "Sum"), ("Dimensions.member.1.Name", "DistributionId"), ("Dimensions.member.1.Value", distribution),
        ("Dimensions.member.2.Name", "Region"), ("Dimensions.member.2.Value", "Global"))).Element("Datapoints")!.Elements()
        .Sum(point => double.Parse(point.Element("Sum")!.Value, CultureInfo.InvariantCulture));
}
