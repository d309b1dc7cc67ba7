using Bunit;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Charts;

namespace Portal.Tests.Platform.Ui;

public sealed class ChartTests : UiTest
{
    private static readonly ChartSpan Hour = new(Now.AddHours(-1), Now, TimeSpan.FromMinutes(1));

    [Theory]
    [InlineData(1350, 1500, 4)]
    [InlineData(1.9, 2, 3)]
    [InlineData(100, 100, 3)]
    [InlineData(0.3, 0.3, 4)]
    [InlineData(7, 7.5, 4)]
    [InlineData(0, 1, 3)]
    [InlineData(double.NaN, 1, 3)]
    public void The_axis_begins_at_zero_and_has_three_or_four_lines(double highest, double top, int lines)
    {
        var scale = ChartScale.Of(highest);
        scale.Top.ShouldBe(top, 1e-9);
        scale.Lines.Count.ShouldBe(lines);
        scale.Lines[0].ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(37)]
    public void Counts_have_no_line_between_two_whole_numbers(double highest)
    {
        var scale = ChartScale.Of(highest, isWhole: true);
        scale.Lines.ShouldAllBe(line => line % 1 == 0);
        scale.Top.ShouldBeGreaterThanOrEqualTo(highest);
        scale.Lines.Count.ShouldBeInRange(3, 4);
    }

    [Fact]
    public void A_missing_point_is_a_gap_and_never_zero()
    {
        var line = new ChartLine("requests", [At(0, 10), At(1, 20), At(5, 10), At(6, 20)]);
        ChartPath.Line(line, Hour, ChartScale.Of(20)).Split('M', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
    }

    [Fact]
    public void A_count_holds_its_value_until_the_next_point()
    {
        var line = new ChartLine("in service", [At(0, 2), At(1, 4)]) { IsStepped = true };
        ChartPath.Line(line, Hour, ChartScale.Of(4)).ShouldBe("M0 50H16.7V0H33.3");
    }

    [Fact]
    public void The_title_tells_the_value_at_the_end_and_its_unit()
    {
        var chart = Chart([new ChartLine("requests", [At(58, 800), At(59, 1214)])]);
        chart.Find("figcaption").TextContent.ShouldContain("Requests");
        chart.Find(".now").TextContent.ShouldBe("1,214 a minute");
        chart.Find("svg[role=img]").GetAttribute("aria-label").ShouldBe("Requests: 1,214 a minute at the end, between 800 and 1,214");
        chart.FindAll(".times time").Select(time => time.TextContent).ShouldBe(["19 Nov, 13:32 UTC", "14:32 UTC"]);
    }

    [Fact]
    public void Without_points_it_says_so_and_draws_no_line()
    {
        var chart = Chart([new ChartLine("requests", [])]);
        chart.Find(".none").TextContent.ShouldBe("Not measured in this time.");
        chart.Find(".now").TextContent.ShouldBe("– not measured");
        chart.Find("path.s1").GetAttribute("d").ShouldBe("");
    }

    [Fact]
    public void What_happened_in_its_time_is_an_upright_line_and_what_did_not_is_none()
    {
        var chart = Chart([new ChartLine("requests", [At(0, 1)])], [new(Now.AddMinutes(-30), "MySQL failed over"), new(Now.AddHours(-2), "Before"), new(Now.AddMinutes(-15), "Update began", Tone.Accent)]);
        chart.FindAll("line.mk").Select(mark => mark.GetAttribute("x1")).ShouldBe(["500", "750"]);
        chart.Find("line.mk.warn title").TextContent.ShouldBe("MySQL failed over");
    }

    [Fact]
    public void Two_lines_have_a_key()
    {
        Chart([new ChartLine("p95", [At(0, 1)])]).FindAll(".key").ShouldBeEmpty();
        Chart([new ChartLine("p95", [At(0, 1)]), new ChartLine("p50", [At(0, 1)]) { IsSecond = true }]).FindAll(".key > span").Select(name => name.TextContent.Trim()).ShouldBe(["p95", "p50"]);
    }

    private static ChartPoint At(double minute, double value) => new(Hour.From.AddMinutes(minute), value);

    private IRenderedComponent<LineChart> Chart(IReadOnlyList<ChartLine> lines, IReadOnlyList<ChartMark>? marks = null) => Render<LineChart>(p => p
        .Add(c => c.Title, "Requests").Add(c => c.Unit, "a minute").Add(c => c.Lines, lines).Add(c => c.Span, Hour).Add(c => c.Marks, marks ?? []));
}
