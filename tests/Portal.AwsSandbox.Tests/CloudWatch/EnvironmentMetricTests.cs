using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudWatch;

/// <summary>The metrics of one environment agree with each other and with what is broken, and come out the same after a restart.</summary>
public sealed class EnvironmentMetricTests : IAsyncLifetime
{
    private SandboxProcess sandbox = null!;
    private Environment shop = null!;

    public async ValueTask InitializeAsync()
    {
        sandbox = await SandboxProcess.StartAsync(speed: 3000);
        shop = new Environment(sandbox);
        await shop.Client.ControlAsync(HttpMethod.Post, "reset", new { seed = "metrics" });
        await shop.DeployAsync();
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    [Fact]
    public async Task Sums_are_kept_over_periods_and_over_zones()
    {
        var (from, to) = (shop.Now.AddHours(-3), shop.Now);
        foreach (var name in (string[])["RequestCount", "HTTPCode_Target_5XX_Count", "HTTPCode_Target_4XX_Count", "ProcessedBytes"])
        {
            var all = await shop.AskAsync(from, to, [
                shop.LoadBalancer(name, "Sum"), shop.LoadBalancer(name, "Sum", 300), shop.LoadBalancer(name, "Sum", 3600),
                .. new[] { "a", "b", "c" }.Select(zone => shop.LoadBalancer(name, "Sum", 300, ("AvailabilityZone", "us-east-1" + zone)))]);
            all[0].Sum(point => point.Value).ShouldBeGreaterThan(0);
            foreach (var (at, sum) in all[1])
            {
                sum.ShouldBe(all[0].Where(minute => minute.At >= at && minute.At < at.AddMinutes(5)).Sum(minute => minute.Value), 1e-6, name);
                sum.ShouldBe(all[3..].Sum(zone => zone.Where(point => point.At == at).Sum(point => point.Value)), 1e-6, name);
            }
            all[2].Sum(point => point.Value).ShouldBe(all[0].Sum(point => point.Value), 1e-6, name);
        }
        var codes = await shop.AskAsync(from, to, [shop.LoadBalancer("RequestCount", "Sum", 10_800), .. new[] { 2, 4, 5 }.Select(n => shop.LoadBalancer($"HTTPCode_Target_{n}XX_Count", "Sum", 10_800))]);
        codes[1..].Sum(code => code.Sum(point => point.Value)).ShouldBe(codes[0].Sum(point => point.Value));
    }

    [Fact]
    public async Task A_database_that_is_slowed_down_shows_in_its_own_values_and_in_those_of_the_load_balancer()
    {
        var (from, to) = (shop.Now.AddMinutes(-20), shop.Now.AddMinutes(-1));
        Series[] asked = [shop.Database("WriteLatency"), shop.Database("CPUUtilization"), shop.Database("DatabaseConnections"), shop.LoadBalancer("TargetResponseTime", "p95"), shop.LoadBalancer("HTTPCode_Target_5XX_Count", "Sum")];
        var before = (await shop.AskAsync(from, to, asked)).Select(series => series.Average(point => point.Value)).ToList();
        await shop.Client.ControlAsync(HttpMethod.Post, "databases/slow", new { stack = Environment.Name, factor = 80, ago = 60 });
        var slow = (await shop.AskAsync(from, to, asked)).Select(series => series.Average(point => point.Value)).ToList();
        (slow[0] / before[0]).ShouldBe(80, 1);
        slow[1].ShouldBeGreaterThan(before[1]);
        slow[2].ShouldBeGreaterThan(before[2] * 2);
        slow[3].ShouldBeGreaterThan(1);
        slow[4].ShouldBe(before[4], 5);
        await shop.Client.ControlAsync(HttpMethod.Post, "databases/slow", new { stack = Environment.Name, factor = 400, ago = 60 });
        (await shop.AskAsync(from, to, asked))[4].Average(point => point.Value).ShouldBeGreaterThan(before[4] * 10);
        await shop.Client.ControlAsync(HttpMethod.Delete, "databases/slow", new { });
    }

    [Fact]
    public async Task Percentiles_rise_and_the_calm_environment_is_well()
    {
        var (from, to) = (shop.Now.AddHours(-1), shop.Now);
        var all = await shop.AskAsync(from, to,
            shop.LoadBalancer("TargetResponseTime", "p50"), shop.LoadBalancer("TargetResponseTime", "p95"), shop.LoadBalancer("TargetResponseTime", "p99.9"),
            shop.LoadBalancer("TargetResponseTime", "Maximum"), shop.LoadBalancer("TargetResponseTime", "Average"), shop.Instances("CPUUtilization"),
            shop.Database("CPUUtilization"), shop.Cache("DatabaseMemoryUsagePercentage", 1), shop.Targets("HealthyHostCount", "Minimum"), shop.Edge("Requests", "Sum"));
        all.ShouldAllBe(series => series.Count == 60);
        for (var n = 0; n < 60; n++)
        {
            all[0][n].Value.ShouldBeLessThan(all[4][n].Value);
            all[4][n].Value.ShouldBeLessThan(all[1][n].Value);
            all[1][n].Value.ShouldBeLessThan(all[2][n].Value);
            all[2][n].Value.ShouldBeLessThanOrEqualTo(all[3][n].Value);
            all[1][n].Value.ShouldBeLessThan(1);
            all[5][n].Value.ShouldBeInRange(10, 75);
            all[6][n].Value.ShouldBeInRange(5, 80);
            all[7][n].Value.ShouldBeInRange(1, 90);
            all[8][n].Value.ShouldBeGreaterThanOrEqualTo(3);
        }
    }

    [Fact]
    public async Task The_same_series_come_after_a_kill_and_a_restart()
    {
        Series[] asked =
        [
            shop.LoadBalancer("RequestCount", "Sum"), shop.LoadBalancer("TargetResponseTime", "p95"), shop.Instances("CPUUtilization"),
            shop.Database("FreeStorageSpace"), shop.Cache("CacheHits", 1, "Sum"), shop.Edge("BytesDownloaded", "Sum"),
        ];
        var before = await shop.AskAsync(shop.Now.AddHours(-4), shop.Now, asked);
        await sandbox.KillAsync();
        await sandbox.StartAsync();
        var again = new Environment(sandbox);
        await again.ReadAsync();
        var after = await again.AskAsync(shop.Now.AddHours(-4), shop.Now, asked);
        for (var n = 0; n < asked.Length; n++) after[n].ShouldBe(before[n], asked[n].Name);
    }

    [Fact]
    public async Task Overload_takes_the_processors_to_their_ceiling_then_latency_and_errors_follow_and_alarms_ring()
    {
        await shop.Client.ControlAsync(HttpMethod.Post, "load", new { shop.Client.Region, stack = Environment.Name, factor = 30 });
        await shop.ShowAsync(shop.Now.AddMinutes(45));
        var (from, to) = (shop.Now.AddMinutes(20), shop.Now.AddMinutes(40));
        var all = await shop.AskAsync(from, to, shop.Instances("CPUUtilization"), shop.LoadBalancer("TargetResponseTime", "p95"),
            shop.LoadBalancer("HTTPCode_Target_5XX_Count", "Sum"), shop.LoadBalancer("HTTPCode_ELB_5XX_Count", "Sum"), shop.Edge("5xxErrorRate", "Average"));
        all[0].ShouldAllBe(point => point.Value > 90);
        all[1].ShouldAllBe(point => point.Value > 3);
        all[2].ShouldAllBe(point => point.Value > 100);
        all[3].ShouldAllBe(point => point.Value > 100);
        all[4].ShouldAllBe(point => point.Value > 1);
        var ringing = (await shop.CallAsync("DescribeAlarms", ("StateValue", "ALARM"))).Element("MetricAlarms")!.Elements().ToList();
        ringing.Select(alarm => alarm.Element("MetricName")!.Value).ShouldBeSubsetOf(["CPUUtilization", "TargetResponseTime", "HTTPCode_Target_5XX_Count", "HTTPCode_ELB_5XX_Count", "GroupInServiceInstances", "5xxErrorRate"]);
        ringing.Count.ShouldBeGreaterThanOrEqualTo(5);
        var latency = ringing.Single(alarm => alarm.Element("MetricName")!.Value == "TargetResponseTime");
        latency.Element("StateReason")!.Value.ShouldStartWith("Threshold Crossed: 10 out of the last 10 datapoints [");
        latency.Element("StateReason")!.Value.ShouldEndWith("were greater than the threshold (3.0) (minimum 10 datapoints for OK -> ALARM transition).");
        DateTimeOffset.Parse(latency.Element("StateUpdatedTimestamp")!.Value, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(shop.Now.AddMinutes(5), shop.Now.AddMinutes(20));
    }

    [Fact]
    public async Task A_lost_zone_lowers_healthy_hosts_and_loses_requests_until_it_is_noticed()
    {
        await shop.Client.ControlAsync(HttpMethod.Post, "zones/lose", new { shop.Client.Region, zone = "us-east-1a" });
        await shop.ShowAsync(shop.Now.AddMinutes(12));
        var all = await shop.AskAsync(shop.Now.AddMinutes(-5), shop.Now.AddMinutes(10),
            shop.Targets("HealthyHostCount", "Minimum", 60, ("AvailabilityZone", "us-east-1a")), shop.LoadBalancer("HTTPCode_ELB_5XX_Count", "Sum"), shop.LoadBalancer("RequestCount", "Sum"));
        all[0].Where(point => point.At < shop.Now).ShouldAllBe(point => point.Value >= 1);
        all[0].Where(point => point.At > shop.Now).ShouldAllBe(point => point.Value == 0);
        all[1].Sum(point => point.Value).ShouldBeGreaterThan(100);
        all[1].ShouldAllBe(point => point.At >= shop.Now && point.At < shop.Now.AddMinutes(2));
        all[2].Count.ShouldBe(15);
    }
}
