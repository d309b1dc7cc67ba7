using Bunit;
using Portal.Costs.Charts;
using Portal.Domain.Costs;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Costs.Charts;

public sealed class SwarmTests : UiTest
{
    private const double Width = 820;

    [Theory]
    [InlineData(12)]
    [InlineData(120)]
    [InlineData(200)]
    public void No_dot_covers_another(int count)
    {
        var draw = new Random(7);
        var swarm = Swarm.Of([.. Enumerable.Range(0, count).Select(n => Point($"e{n}", 300 + (decimal)(draw.NextDouble() * 900)))], 500, 1000, Width, 6);
        swarm.Dots.Count.ShouldBe(count);
        foreach (var (n, one) in swarm.Dots.Index())
            foreach (var other in swarm.Dots.Skip(n + 1))
                Math.Sqrt(Math.Pow((one.Share - other.Share) * Width, 2) + Math.Pow(one.Rise - other.Rise, 2)).ShouldBeGreaterThan((2 * swarm.Radius) - .01);
    }

    [Fact]
    public void Dots_stand_in_the_order_of_their_amounts_inside_the_drawing()
    {
        var swarm = Swarm.Of([Point("a", 5), Point("b", 640), Point("c", 1274)], 500, 1000, Width, 6);
        swarm.Dots.Select(dot => dot.Point.Name).ShouldBe(["a", "b", "c"]);
        swarm.Dots.Select(dot => dot.Share).ShouldBeInOrder();
        swarm.Dots.ShouldAllBe(dot => dot.Share > 0 && dot.Share < 1 && dot.Rise + swarm.Radius < swarm.Height);
    }

    [Fact]
    public void Only_what_is_out_of_the_band_is_named_the_dearest_first()
    {
        var swarm = Swarm.Of([Point("in", 700), Point("soon", 1010, BandStanding.ForecastAbove), Point("over", 1200, BandStanding.Above), Point("far", 1300, BandStanding.Above)], 500, 1000, Width, 2);
        swarm.Labels.Select(label => label.Text).Order().ShouldBe(["far 1,300", "over 1,200"]);
    }

    [Fact]
    public void Names_do_not_stand_on_the_same_line()
    {
        var swarm = Swarm.Of([.. Enumerable.Range(0, 6).Select(n => Point($"above-{n}", 1010 + (n * 8), BandStanding.Above))], 500, 1000, Width, 6);
        swarm.Labels.Select(label => label.Y).Distinct().Count().ShouldBe(6);
    }

    [Fact]
    public void Each_standing_has_a_shape_of_its_own_and_an_estimate_is_a_ring()
    {
        var drawn = Render<BandChart>(parameters => parameters.Add(swarm => swarm.What, "forecast for November").Add(swarm => swarm.Points,
        [
            Point("under", 300, BandStanding.Below), Point("good", 700), Point("soon", 1010, BandStanding.ForecastAbove), Point("over", 1200, BandStanding.Above),
            new BandPoint("new", "new", 650, BandStanding.In, true),
        ]));
        var wide = drawn.Find(".wide-drawing");
        wide.QuerySelectorAll("path.dot.above").Length.ShouldBe(1);
        wide.QuerySelectorAll("circle.dot.forecast-above").Length.ShouldBe(1);
        wide.QuerySelectorAll("circle.dot.in").Length.ShouldBe(1);
        wide.QuerySelectorAll("circle.dot.below").Length.ShouldBe(1);
        wide.QuerySelectorAll("circle.dot.estimate").Length.ShouldBe(1);
        drawn.Find(".vh").TextContent.ShouldBe("5 environments by forecast for November, band USD 500 to 1,000: 1 below band, 2 in band, 1 forecast above, 1 above band.");
    }

    private static BandPoint Point(string name, decimal amount, BandStanding standing = BandStanding.In) => new(name, name, amount, standing, false);
}
