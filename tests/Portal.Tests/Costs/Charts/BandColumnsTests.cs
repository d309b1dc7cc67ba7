using Bunit;
using Portal.Costs.Charts;
using Portal.Domain.Costs;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Costs.Charts;

public sealed class BandColumnsTests : UiTest
{
    private const double Width = 820;

    [Theory]
    [InlineData(1000, Width)]
    [InlineData(5000, Width)]
    [InlineData(5000, 300)]
    public void Each_environment_is_counted_once_in_a_drawing_that_does_not_grow_with_them(int count, double width)
    {
        var draw = new Random(11);
        var points = Enumerable.Range(0, count).Select(n => Point($"e{n}", Math.Round(300 + (decimal)(draw.NextDouble() * 900), 2))).ToList();
        var columns = BandColumns.Of(points, 500, 1000, width, 6);

        columns.Columns.Sum(column => column.Count).ShouldBe(count);
        columns.Columns.ShouldAllBe(column => column.Count == points.Count(point => point.Amount >= column.From && point.Amount < column.To));
        columns.Columns.Count.ShouldBeInRange(10, 64);
        columns.Height.ShouldBeLessThan(300);
        columns.Columns.ShouldAllBe(column => column.Top < columns.Height);
    }

    [Fact]
    public void Heights_stand_in_the_ratio_of_the_counts()
    {
        var columns = BandColumns.Of([.. Enumerable.Range(0, 60).Select(n => Point($"a{n}", 700)), .. Enumerable.Range(0, 30).Select(n => Point($"b{n}", 900))], 500, 1000, Width, 6);
        var (tall, low) = (columns.Columns.Single(column => column.Count == 60), columns.Columns.Single(column => column.Count == 30));
        tall.Top.ShouldBe(2 * low.Top, .001);
    }

    [Fact]
    public void Within_a_column_each_standing_has_a_part_of_its_own_upon_the_others()
    {
        var column = BandColumns.Of([Point("a", 700), Point("b", 700, BandStanding.Above), Point("c", 700, BandStanding.Above), new BandPoint("d", "d", 700, BandStanding.In, true)], 500, 1000, Width, 6).Columns.ShouldHaveSingleItem();
        column.Parts.Select(part => (part.Standing, part.IsEstimate, part.Count)).ShouldBe([(BandStanding.In, false, 1), (BandStanding.In, true, 1), (BandStanding.Above, false, 2)]);
        foreach (var (below, above) in column.Parts.Zip(column.Parts.Skip(1))) above.Rise.ShouldBe(below.Rise + below.Height, .001);
    }

    [Fact]
    public void The_dearest_out_of_the_band_are_named_in_a_crowd_too()
    {
        var columns = BandColumns.Of([.. Enumerable.Range(0, 300).Select(n => Point($"a{n}", 700)), Point("over", 1200, BandStanding.Above), Point("far", 1300, BandStanding.Above)], 500, 1000, Width, 1);
        columns.Labels.ShouldHaveSingleItem().Text.ShouldBe("far 1,300");
    }

    [Theory]
    [InlineData(200, 200, 0)]
    [InlineData(201, 0, 1)]
    public void Two_hundred_are_drawn_one_by_one_and_more_are_counted(int count, int dots, int columns)
    {
        var wide = Render<BandChart>(parameters => parameters.Add(chart => chart.What, "forecast for November").Add(chart => chart.Points, [.. Enumerable.Range(0, count).Select(n => Point($"e{n}", 700))])).Find(".wide-drawing");
        wide.QuerySelectorAll(".dot").Length.ShouldBe(dots);
        wide.QuerySelectorAll(".band-bar").Length.ShouldBe(columns);
    }

    private static BandPoint Point(string name, decimal amount, BandStanding standing = BandStanding.In) => new(name, name, amount, standing, false);
}
