using Portal.Platform.Quotas;

namespace Portal.Tests.Platform.Accounts;

public sealed class QuotaFindingTests
{
    private static QuotaUse Use(Counted counted, int? used, int? limit, string? why = null) => new(QuotaFact.Of(counted), used, null, limit, why);

    private static QuotaReading Reading(params QuotaUse[] uses) => new("111111111111", "us-east-1", uses, default);

    private static QuotaNeed Need(Counted counted, int? count = 1, string? zone = null, string id = "A") => new(counted, id, zone, count);

    [Fact]
    public void What_is_short_is_said_with_how_much_and_what_to_raise()
    {
        var finding = Reading(Use(Counted.ElasticIps, 4, 5)).Against([Need(Counted.ElasticIps), Need(Counted.ElasticIps, id: "B"), Need(Counted.ElasticIps, id: "C")], []).ShouldHaveSingleItem();
        finding.State.ShouldBe(QuotaState.Short);
        finding.Sentence.ShouldBe("Elastic IPs: 3 needed, 1 of 5 free in account 111111111111, us-east-1. Raise quota L-0263D0A3 (ec2) there by 2, to 7, under Service Quotas.");
    }

    [Fact]
    public void What_others_are_about_to_take_is_not_free()
    {
        var reading = Reading(Use(Counted.Vpcs, 3, 5));
        reading.Against([Need(Counted.Vpcs)], [Need(Counted.Vpcs, id: "B")])[0].State.ShouldBe(QuotaState.Enough);
        reading.Against([Need(Counted.Vpcs)], [Need(Counted.Vpcs, id: "B"), Need(Counted.Vpcs, id: "C")])[0].State.ShouldBe(QuotaState.Short);
    }

    [Theory]
    [InlineData(null, 5, 1)]
    [InlineData(3, null, 1)]
    [InlineData(3, 5, null)]
    public void What_is_not_known_is_never_enough(int? used, int? limit, int? needed)
    {
        var finding = Reading(Use(Counted.Databases, used, limit, "Nobody may ask.")).Against([Need(Counted.Databases, needed)], [])[0];
        finding.State.ShouldBe(QuotaState.NotKnown);
        finding.Sentence.ShouldContain("not known");
    }

    [Fact]
    public void A_quota_per_zone_is_looked_at_zone_by_zone()
    {
        var use = new QuotaUse(QuotaFact.Of(Counted.NatGateways), null, new Dictionary<string, int> { ["us-east-1a"] = 5, ["us-east-1b"] = 1 }, 5, null);
        var findings = Reading(use).Against([Need(Counted.NatGateways, zone: "us-east-1a"), Need(Counted.NatGateways, zone: "us-east-1b", id: "B"), Need(Counted.NatGateways, zone: "us-east-1c", id: "C")], []);
        findings.Select(finding => (finding.Zone, finding.State)).ShouldBe([("us-east-1a", QuotaState.Short), ("us-east-1b", QuotaState.Enough), ("us-east-1c", QuotaState.Enough)], ignoreOrder: true);
    }

    [Fact]
    public void Trouble_comes_first() =>
        Reading(Use(Counted.Vpcs, 0, 5), Use(Counted.ElasticIps, 5, 5), Use(Counted.Stacks, null, null, "?"))
            .Against([Need(Counted.Vpcs), Need(Counted.Stacks), Need(Counted.ElasticIps)], []).Select(finding => finding.State)
            .ShouldBe([QuotaState.Short, QuotaState.NotKnown, QuotaState.Enough]);
}
