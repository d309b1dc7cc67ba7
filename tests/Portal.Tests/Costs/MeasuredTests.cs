using Portal.Costs.Measured;
using Portal.Domain;
using Portal.Domain.Health;
using Portal.Domain.Requests;
using Portal.Health;
using Portal.Requests;
using Portal.Tests.Harness;

namespace Portal.Tests.Costs;

/// <summary>What health kept, as use of a week, and that in the place of what was assumed.</summary>
public sealed class MeasuredTests(SharedCluster cluster)
{
    private static readonly RequestContent Shop = RequestContent.Empty with { Product = "three-tier", Preset = "e-commerce" };

    [Fact]
    public void What_was_measured_takes_the_place_of_what_was_assumed_and_the_rest_stays()
    {
        var use = new MeasuredUse(168, 3.1m, 60, 9000, .3, 12, 4, 20, 0, 7_870_000, 298.7m);
        var (content, note) = MeasuredAssumptions.Of(Products.ThreeTier.Product, Shop, use)!.Value;
        var (before, after) = (UsageOf.Values(Products.ThreeTier.Product, Shop), UsageOf.Values(Products.ThreeTier.Product, content));
        (after["meanInstances"], after["edgeRequestsMillions"], after["edgeTransferGb"], after["webAcls"]).ShouldBe((3, 7.9m, 300, 0));
        after.Where(each => each.Key is not ("meanInstances" or "edgeRequestsMillions" or "edgeTransferGb" or "webAcls")).ShouldBe(before.Where(each => after[each.Key] == each.Value));
        note.ShouldBe("Measured over the last week: mean instances 3 (5 assumed), edge transfer 300 (600 assumed), requests 7.9 (15 assumed). No web ACL is attached. The rest as assumed.");
    }

    [Fact]
    public void Without_a_measurement_it_stays_as_assumed() =>
        MeasuredAssumptions.Of(Products.ThreeTier.Product, Shop, new MeasuredUse(0, null, null, null, null, null, null, null, 0, null, null)).ShouldBeNull();

    [Fact]
    public void A_web_acl_that_is_attached_stays_assumed()
    {
        var attached = Shop with { Inputs = new Dictionary<string, string> { ["WebAclArn"] = "arn:aws:wafv2:us-east-1:111111111111:global/webacl/a/b" } };
        var (content, note) = MeasuredAssumptions.Of(Products.ThreeTier.Product, attached, new MeasuredUse(168, 3, null, null, null, null, null, null, 0, null, null))!.Value;
        UsageOf.Values(Products.ThreeTier.Product, content)["webAcls"].ShouldBe(1);
        note.ShouldNotContain("web ACL");
    }

    [Fact]
    public async Task Hours_that_health_kept_become_means_of_a_week_and_a_months_pace()
    {
        await using var portal = await StoredPortal.OpenAsync(cluster);
        var environment = new EnvironmentId("env-measured");
        var now = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        var five = TimeSpan.FromMinutes(5);
        IReadOnlyDictionary<DateTimeOffset, double> All(Func<DateTimeOffset, double> of) => Enumerable.Range(0, 4 * 24 * 12).Select(n => now.AddDays(-4) + (n * five)).ToDictionary(at => at, of);
        var values = new MetricValues(5, new Dictionary<AskedMetric, IReadOnlyDictionary<DateTimeOffset, double>>
        {
            [AskedMetric.Requests] = All(_ => 500),
            [AskedMetric.HealthyHosts] = All(_ => 3),
            [AskedMetric.InService] = All(at => at.Hour < 12 ? 3 : 4),
            [AskedMetric.Cpu] = All(at => at.Hour == 15 ? 40 : 20),
            [AskedMetric.DatabaseCpu] = All(at => at.Hour == 15 ? 30 : 10),
            [AskedMetric.CacheMemory] = All(_ => 25),
            [AskedMetric.EdgeRequests] = All(_ => 100),
            [AskedMetric.EdgeBytes] = All(_ => 5_000_000),
        });
        await using var db = portal.Db();
        var store = new MetricStore(db, environment, await ReadBlocks.OfAsync(db, [environment], now.AddDays(-4), now, now, 30, TestContext.Current.CancellationToken));
        await store.PutAsync(values, now.AddDays(-4), now, false, TestContext.Current.CancellationToken);
        store.Keep();
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var use = await MeasuredUse.ReadAsync(db, environment, 7, now, TestContext.Current.CancellationToken);
        use.Hours.ShouldBe(96);
        use.Instances!.Value.ShouldBe(3.5m, 0.001m);
        use.BusiestLoad!.Value.ShouldBe(160, 0.001);
        use.RequestsAnHour!.Value.ShouldBe(6000, 0.001);
        use.DatabaseCpu!.Value.ShouldBe(30, 0.001);
        use.CacheMemory.ShouldBe(25);
        use.EdgeRequests!.Value.ShouldBe(1200 * 730, 0.01m);
        use.EdgeGb!.Value.ShouldBe(60 * 730 / 1000m, 0.001m);
        (use.IsEnough(7), use.IsEnough(6)).ShouldBe((false, true));
    }
}
