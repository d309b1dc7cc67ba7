namespace Portal.Architecture;

public sealed class StageOrderTests
{
    [Fact]
    public void A_stage_uses_only_what_is_to_its_left() =>
        StageOrder.OfPortal.Violations(Built.Written(Built.Portal)).ShouldBeEmpty();

    [Fact]
    public void Records_of_a_stage_use_only_what_is_to_their_left() =>
        StageOrder.OfDomain.Violations(Built.Written(Built.Domain)).ShouldBeEmpty();

    [Fact]
    public void Every_folder_has_a_place_in_the_order()
    {
        StageOrder.OfPortal.Unplaced(Built.Written(Built.Portal)).ShouldBeEmpty();
        StageOrder.OfDomain.Unplaced(Built.Written(Built.Domain)).ShouldBeEmpty();
    }

    [Fact]
    public void The_order_is_looked_at_where_there_is_much_to_see()
    {
        var folders = Built.Written(Built.Portal).Select(StageOrder.OfPortal.Folder).ToHashSet();
        folders.ShouldBeSubsetOf([.. StageOrder.Stages, "Platform", "Home", "Sandbox", ""]);
        folders.Count.ShouldBeGreaterThanOrEqualTo(8);
    }

    [Fact]
    public void The_rule_bites()
    {
        var samples = new StageOrder("Portal.Architecture.Samples.Line", ["Platform"], ["", "Home"]);
        var types = Built.Samples("Line").ToList();
        samples.Violations(types).ShouldBe(
        [
            "Portal.Architecture.Samples.Line.Catalog.AsksAhead uses Portal.Architecture.Samples.Line.Reviews.SampleReview",
            "Portal.Architecture.Samples.Line.Catalog.AwaitsAhead uses Portal.Architecture.Samples.Line.Reviews.SampleReview",
            "Portal.Architecture.Samples.Line.Catalog.WritesAhead uses Portal.Architecture.Samples.Line.Reviews.SampleReview",
            "Portal.Architecture.Samples.Line.Platform.KnowsAStage uses Portal.Architecture.Samples.Line.Reviews.SampleReview",
            "Portal.Architecture.Samples.Line.Reviews.CallsHome uses Portal.Architecture.Samples.Line.Home.SampleOverview",
        ], ignoreOrder: true);
        samples.Unplaced(types).ShouldBe(["Nowhere"]);
    }
}
