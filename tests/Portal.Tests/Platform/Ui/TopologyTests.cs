using Bunit;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Topology;

namespace Portal.Tests.Platform.Ui;

public sealed class TopologyTests : UiTest
{
    private static readonly TopologyMeasures[] Sizes = [TopologyMeasures.Narrow, TopologyMeasures.Wide(512), TopologyMeasures.Wide(600)];

    [Fact]
    public void Whatever_stands_where_boxes_do_not_overlap_and_stay_inside()
    {
        foreach (var (model, measures) in Everything())
        {
            var drawing = TopologyLayout.Arrange(model, measures);

            drawing.Boxes.Count.ShouldBe(model.Tiers.Sum(tier => tier.Nodes.Count), model.Title);
            foreach (var box in drawing.Boxes)
            {
                new Area(0, 0, drawing.Width, drawing.Height).Contains(box).ShouldBeTrue($"{model.Title}: {box.Node.Id}");
                drawing.Boxes.ShouldNotContain(other => other != box && other.Overlaps(box), $"{model.Title}: {box.Node.Id}");
                if (box.Column >= 0) drawing.Zones[box.Column].Contains(box).ShouldBeTrue($"{model.Title}: {box.Node.Id} leaves its zone");
            }
        }
    }

    [Fact]
    public void Whatever_stands_where_every_edge_finds_a_way_that_crosses_no_box()
    {
        foreach (var (model, measures) in Everything())
        {
            var drawing = TopologyLayout.Arrange(model, measures);

            drawing.Paths.Count.ShouldBe(model.Edges.Count, model.Title);
            foreach (var path in drawing.Paths)
            {
                var name = $"{model.Title}: {path.Edge.From} to {path.Edge.To}";
                var (from, to) = (Box(drawing, path.Edge.From), Box(drawing, path.Edge.To));
                Touches(from, path.Corners[0]).ShouldBeTrue(name);
                Touches(to, path.Corners[^1]).ShouldBeTrue(name);
                for (var index = 1; index < path.Corners.Count; index++)
                {
                    var (a, b) = (path.Corners[index - 1], path.Corners[index]);
                    (Math.Abs(a.X - b.X) < .01 || Math.Abs(a.Y - b.Y) < .01).ShouldBeTrue(name);
                    var piece = new Area(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Abs(a.X - b.X), Math.Abs(a.Y - b.Y));
                    drawing.Boxes.Where(box => box != from && box != to).ShouldNotContain(box => box.Overlaps(piece), name);
                }
            }
        }
    }

    [Fact]
    public void Traffic_flows_from_tier_to_tier_in_each_zone_and_a_standby_takes_none()
    {
        var edges = TopologyEdges.Along(TopologySamples.ThreeTiers().Tiers);

        edges.Where(edge => edge.Kind == EdgeKind.Traffic).Select(edge => $"{edge.From}>{edge.To}").ShouldBe(
            ["users>edge", "edge>alb", "alb>i-a", "alb>i-b", "alb>i-c", "i-a>redis-a", "i-b>redis-b", "redis-b>mysql-b"]);
        edges.Where(edge => edge.Kind == EdgeKind.Replication).Select(edge => $"{edge.From}>{edge.To}").ShouldBe(["redis-a>redis-b", "mysql-b>mysql-c"]);
        edges.Where(edge => edge.Kind == EdgeKind.Static).Select(edge => $"{edge.From}>{edge.To}").ShouldBe(["edge>s3"]);
    }

    [Fact]
    public void A_database_alone_in_its_zone_is_reached_across_zones()
    {
        var edges = TopologyEdges.Along(
        [
            new("Instances", Icons.Instances, TierPlace.Zonal, [new("i-a", "Instances", "a")]),
            new("MySQL", Icons.Database, TierPlace.Zonal, [new("db", "Primary", "c") { Role = NodeRole.Primary }]),
        ]);

        edges.ShouldHaveSingleItem().ShouldBe(new TopologyEdge("i-a", "db"));
    }

    [Fact]
    public void A_static_site_is_drawn_without_a_network_and_straight_down()
    {
        var drawing = TopologyLayout.Arrange(TopologySamples.StaticSite(), TopologyMeasures.Wide(512));

        drawing.Network.ShouldBeNull();
        drawing.Paths.Single(path => path.Edge.Kind == EdgeKind.Static).Corners.Count.ShouldBe(2);
    }

    [Fact]
    public void A_node_whose_zone_AWS_chooses_goes_where_its_tier_has_none()
    {
        var model = TopologySamples.ThreeTiers() with { Edges = [] };
        var tiers = model.Tiers.Select(tier => tier.Title == "MySQL" ? tier with { Nodes = [tier.Nodes[0], new("x", "Standby") { Role = NodeRole.Standby }] } : tier).ToList();

        var drawing = TopologyLayout.Arrange(model with { Tiers = tiers }, TopologyMeasures.Wide(512));

        Box(drawing, "x").Column.ShouldBe(2);
    }

    [Fact]
    public void An_edge_to_a_node_that_is_gone_is_left_out()
    {
        var model = TopologySamples.ThreeTiers();

        var drawing = TopologyLayout.Arrange(model with { Edges = [new("alb", "i-replaced")] }, TopologyMeasures.Narrow);

        drawing.Paths.ShouldBeEmpty();
    }

    [Fact]
    public void The_drawing_has_a_title_a_description_and_every_node_as_a_list()
    {
        var diagram = Render<TopologyDiagram>(parameters => parameters.Add(diagram => diagram.Model, TopologySamples.ThreeTiers()));

        foreach (var svg in diagram.FindAll("svg[role=img]"))
        {
            var ids = svg.GetAttribute("aria-labelledby")!.Split(' ');
            diagram.Find($"#{ids[0]}").TextContent.ShouldBe("Live topology of checkout-prod");
            diagram.Find($"#{ids[1]}").TextContent.ShouldContain("Instances 5 of 3–10");
        }
        var lines = diagram.FindAll("ul.vh li").Select(line => line.TextContent).ToList();
        lines.ShouldContain("Instances: 2 instances, m7g.medium, us-east-1a, Healthy");
        lines.ShouldContain("MySQL: Standby, rebuilding, us-east-1c, Degraded");
        lines.ShouldContain("Users to CloudFront: 1,240 req/min");
    }

    [Fact]
    public void A_planned_standby_says_that_AWS_chooses_its_zone()
    {
        var tier = new TopologyTier("MySQL", Icons.Database, TierPlace.Zonal, [new("x", "Standby") { Role = NodeRole.Standby, Ghost = true }]);

        TopologyText.Lines(new("Plan", [], [tier], [])).ShouldBe(["MySQL: Standby, zone chosen by AWS, planned"]);
    }

    [Theory]
    [InlineData("m7g.medium", 200, "m7g.medium")]
    [InlineData("m7g.medium", 40, "m7g.…")]
    [InlineData("m7g.medium", 5, "")]
    public void A_text_that_does_not_fit_is_cut_with_an_ellipsis(string text, double room, string shown)
    {
        TextWidth.Fit(text, room, 11).ShouldBe(shown);
        TextWidth.Of(shown, 11).ShouldBeLessThanOrEqualTo(room);
    }

    private static IEnumerable<(TopologyModel, TopologyMeasures)> Everything() =>
        from model in Enumerable.Range(0, 400).Select(TopologySamples.Any).Append(TopologySamples.ThreeTiers()).Append(TopologySamples.StaticSite())
        from measures in Sizes
        select (model, measures);

    private static NodeBox Box(TopologyDrawing drawing, string id) => drawing.Boxes.Single(box => box.Node.Id == id);

    private static bool Touches(NodeBox box, Spot spot) =>
        spot.X >= box.X - .01 && spot.X <= box.Right + .01 && spot.Y >= box.Y - .01 && spot.Y <= box.Bottom + .01;
}
