using Portal.Platform.Ui.Topology;
using Portal.Requests;
using Portal.Requests.Wizard;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests;

public sealed class RequestTopologyTests : IAsyncLifetime
{
    private EvaluateRequest evaluate = default!;

    public async ValueTask InitializeAsync() => evaluate = await Evaluations.UseCase;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public void The_three_tiers_stand_in_their_zones_with_the_drafts_own_counts()
    {
        var drawing = Drawn(Products.DraftOf(Products.ThreeTier, "e-commerce").With("MinCapacity", "4"))!;

        drawing.Network.ShouldBe("VPC 10.42.0.0/16");
        drawing.Zones.Select(zone => zone.ShortName).ShouldBe(["1a", "1b", "1c"]);
        var instances = drawing.Tiers.Single(tier => tier.Title == "Instances");
        instances.Detail.ShouldBe("5 of 4–10");
        instances.Nodes.Select(node => node.Instances!.Count).ShouldBe([2, 2, 1]);
        instances.Nodes.ShouldAllBe(node => node.Detail == "m7g.medium");
    }

    [Fact]
    public void A_second_replica_is_drawn_and_the_standby_has_no_zone_yet()
    {
        var drawing = Drawn(Products.DraftOf(Products.ThreeTier, "e-commerce").With("CacheReplicas", "2"))!;

        drawing.Tiers.Single(tier => tier.Title == "Cache").Nodes.Count(node => node.Role == NodeRole.Replica).ShouldBe(2);
        drawing.Tiers.Single(tier => tier.Title == "Database").Nodes.Single(node => node.Role == NodeRole.Standby).Zone.ShouldBeNull();
    }

    [Fact]
    public void Only_buckets_that_are_read_are_drawn_beside_one_that_is()
    {
        var drawing = Drawn(Products.DraftOf(Products.ThreeTier, "e-commerce"))!;

        drawing.Tiers.Single(tier => tier.Place == TierPlace.Below).Nodes.ShouldHaveSingleItem().Detail.ShouldBe("AssetsBucket");
        drawing.Edges.Count(edge => edge.Kind == EdgeKind.Static).ShouldBe(1);
    }

    [Fact]
    public void A_template_without_network_is_drawn_too()
    {
        Drawn(Products.DraftOf(Products.StaticSite, "documentation"))!.Zones.ShouldBeEmpty();
        Drawn(Products.DraftOf(Products.NoticeBoard))!.Tiers.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_drawing_can_be_laid_out_narrow_and_wide()
    {
        foreach (var product in new[] { Products.ThreeTier, Products.StaticSite, Products.NoticeBoard })
        {
            var drawing = Drawn(Products.DraftOf(product))!;
            Should.NotThrow(() => TopologyLayout.Arrange(drawing, TopologyMeasures.Narrow));
            Should.NotThrow(() => TopologyLayout.Arrange(drawing, TopologyMeasures.Wide(512)));
        }
    }

    private TopologyModel? Drawn(Draft draft) =>
        RequestTopology.Of(draft, evaluate.Run(draft.Shelved, draft.Content, draft.Environment, draft.Requester));
}
