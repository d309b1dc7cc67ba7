using Portal.Domain.Costs;

namespace Portal.Domain.Tests.Costs;

public sealed class VarianceTests
{
    [Fact]
    public void A_version_that_errs_to_one_side_gets_a_correction_and_the_line_that_explains_it()
    {
        var version = VersionVariance.Of(Enumerable.Range(1, 6).Select(month => Month("1.0.0", month, new() { ["rds"] = 200, ["edge"] = 30 }, new() { ["rds"] = 200, ["edge"] = 60 + month }))).ShouldHaveSingleItem();
        version.Correction!.Value.ShouldBe(1 + version.Mean);
        version.Mean.ShouldBeInRange(0.13m, 0.16m);
        version.Why.ShouldBe("CloudFront: 30 estimated, 64 billed a month.");
        version.Lines[0].Id.ShouldBe("edge");
    }

    [Fact]
    public void Errors_to_both_sides_are_no_system()
    {
        var version = VersionVariance.Of(Enumerable.Range(1, 8).Select(month => Month("1.0.0", month, new() { ["rds"] = 200 }, new() { ["rds"] = month % 2 == 0 ? 190 : 212 }))).ShouldHaveSingleItem();
        version.Correction.ShouldBeNull();
        version.Months.ShouldBe(8);
    }

    [Fact]
    public void Three_months_may_be_chance() =>
        VersionVariance.Of(Enumerable.Range(1, 3).Select(month => Month("1.0.0", month, new() { ["rds"] = 200 }, new() { ["rds"] = 300 }))).ShouldHaveSingleItem().Correction.ShouldBeNull();

    private static EstimatedMonth Month(string version, int month, Dictionary<string, decimal> estimated, Dictionary<string, decimal> billed) =>
        new(new EnvironmentId("env-1"), "shop", version, new DateOnly(2026, month, 1), estimated, billed);
}
