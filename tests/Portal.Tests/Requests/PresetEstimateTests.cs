using Portal.CloudFormation.Pricing;

namespace Portal.Tests.Requests;

/// <summary>The presets of three-tier against totals that were worked out by hand from the price lists.</summary>
public sealed class PresetEstimateTests
{
    private static readonly string[] Lines =
    [
        "instances", "database", "databaseStorage", "cache", "loadBalancer", "nat", "addresses", "edge", "storage", "crossZone", "watching", "keys", "waf",
    ];

    [Theory]
    [InlineData("production-app", 4 * 29.03, 188.34, 23.00, 46.72, 16.43 + 5.84, 98.55 + 4.50, 10.95, 25.50 + 5.00, 2.65, 4.00, 6.50, 2.10, 13.00)]
    [InlineData("e-commerce", 5 * 34.28, 221.92, 46.00, 94.90, 16.43 + 11.68, 98.55 + 9.00, 10.95, 51.00 + 15.00, 3.80, 8.00, 11.50, 2.10, 21.00)]
    [InlineData("saas", 4 * 53.56, 188.34, 46.00, 46.72, 16.43 + 8.76, 98.55 + 13.50, 10.95, 17.00 + 10.00, 3.80, 6.00, 11.50, 2.10, 16.00)]
    public void A_preset_costs_what_was_worked_out_line_by_line(string preset, params double[] worked)
    {
        var priced = Priced(preset);

        priced.Lines.Select(line => line.Id).ShouldBe(Lines, ignoreOrder: true);
        foreach (var (id, expected) in Lines.Zip(worked))
            priced.Lines.Single(line => line.Id == id).Amount.Expected.ShouldBe((decimal)expected, (decimal)expected * 0.01m, $"{preset} {id}");
    }

    [Theory]
    [InlineData("production-app", 464.02, 29.03, 4)]
    [InlineData("e-commerce", 632.77, 34.28, 5)]
    [InlineData("saas", 506.60, 53.56, 4)]
    public void A_preset_ranges_from_three_instances_to_ten(string preset, double fixedPart, double instance, int mean)
    {
        // The fixed part was worked out with six public addresses; the load balancer is internal, so three are not there.
        var without = (decimal)fixedPart - 10.95m;
        var total = Priced(preset).Total;

        foreach (var (amount, count) in new[] { (total.Minimum, 3), (total.Expected, mean), (total.Maximum, 10) })
            amount.ShouldBe(without + count * (decimal)instance, 0.10m);
    }

    [Fact]
    public void The_lines_add_up_to_the_total_to_the_cent()
    {
        var priced = Priced("e-commerce");

        priced.Lines.Sum(line => line.Amount.Expected).ShouldBe(priced.Total.Expected);
        priced.Lines.SelectMany(line => line.Items).Sum(item => item.Amount.Maximum).ShouldBe(priced.Total.Maximum);
    }

    [Fact]
    public void A_line_says_what_it_is_and_which_resources_cause_it()
    {
        var lines = Priced("e-commerce").Lines;

        lines[0].Label.ShouldBe("RDS MySQL db.m6g.large, Multi-AZ");
        lines[1].Label.ShouldBe("EC2 5 × m7g.medium");
        lines[2].Label.ShouldBe("NAT 3 × gateway and data");
        lines[2].Items[0].Resources.ShouldBe(["NatGateway1", "NatGateway2", "NatGateway3"]);
        lines[2].Items[0].Quantity.Expected.ShouldBe(2_190);
    }

    [Fact]
    public void What_is_not_in_the_total_is_named_and_the_total_is_complete_all_the_same()
    {
        var priced = Priced("production-app");

        priced.Unpriced.ShouldAllBe(part => part.Lack == Lack.Use);
        priced.IsComplete.ShouldBeTrue();
        priced.Unpriced.ShouldContain(part => part.Label == "Growth of the database storage" && part.Reason.Contains("23.00"));
        priced.Unpriced.ShouldContain(part => part.Label == "CPU credits of instances");
    }

    [Fact]
    public void Valkey_costs_four_fifths_of_Redis()
    {
        decimal Cache(string engine) => Priced("production-app", ("CacheEngine", engine)).Lines.Single(line => line.Id == "cache").Amount.Expected;

        Cache("valkey").ShouldBe(Cache("redis") * 0.8m, 0.01m);
    }

    [Fact]
    public void A_single_NAT_gateway_saves_two_gateways_two_addresses_and_two_alarms() =>
        (Priced("saas").Total.Expected - Priced("saas", ("NatMode", "single")).Total.Expected).ShouldBe(2 * (32.85m + 3.65m + 0.10m), 0.01m);

    [Fact]
    public void A_region_without_a_book_is_not_priced()
    {
        var estimate = Shelf.Estimate(Shelf.ThreeTier, Shelf.Request("production-app") with { Region = "eu-central-1" });

        estimate.ShouldBeOfType<CostEstimate.NotPriced>().Reason.ShouldBe("There is no price book for eu-central-1.");
    }

    [Fact]
    public void A_price_that_the_book_lacks_is_named_and_the_total_is_not_complete()
    {
        var content = Shelf.Request("production-app", ("DbInstanceClass", "db.t4g.medium")) with { Region = "eu-west-1" };
        var priced = Shelf.Estimate(Shelf.ThreeTier, content).ShouldBeOfType<CostEstimate.Priced>();

        priced.IsComplete.ShouldBeFalse();
        priced.Unpriced.Single(part => part.Lack == Lack.Price).Resources.ShouldBe(["Database"]);
        priced.Lines.ShouldNotContain(line => line.Id == "database");
    }

    [Fact]
    public void A_static_site_is_priced_too()
    {
        var priced = Shelf.Estimate(Shelf.StaticSite, Shelf.Request(null) with { Product = "static-site" }).ShouldBeOfType<CostEstimate.Priced>();

        priced.Lines.Select(line => line.Id).ShouldContain("edge");
        priced.Total.Minimum.ShouldBe(priced.Total.Maximum);
        priced.IsComplete.ShouldBeTrue();
    }

    private static CostEstimate.Priced Priced(string preset, params (string, string)[] inputs) =>
        Shelf.Estimate(Shelf.ThreeTier, Shelf.Request(preset, inputs)).ShouldBeOfType<CostEstimate.Priced>();
}
