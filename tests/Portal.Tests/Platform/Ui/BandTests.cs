using Bunit;
using Portal.Platform.Ui;
using Portal.Platform.Ui.Topology;

namespace Portal.Tests.Platform.Ui;

public sealed class BandTests : UiTest
{
    [Theory]
    [InlineData(736, 804, 976)]
    [InlineData(800, 804, 809)]
    [InlineData(803, 804, 1000)]
    [InlineData(410, 462, 551)]
    [InlineData(975, 1021, 1340)]
    [InlineData(90, 100, 4000)]
    [InlineData(500, 1000, 1000)]
    public void Labels_keep_six_pixels_between_them_on_the_narrowest_bar(int minimum, int expected, int maximum)
    {
        const double bar = 280;
        var labels = BandScale.Around(500, 1000, minimum, maximum).Labels(minimum, expected, maximum);

        var spans = labels.Select(label =>
        {
            var width = TextWidth.Of(label.Text, 11, bold: label.Text == Figures.Whole(expected));
            var start = label.Share * bar - label.Anchor * width + label.Push;
            return (Start: start, End: start + width);
        }).ToList();
        for (var index = 1; index < spans.Count; index++) (spans[index].Start - spans[index - 1].End).ShouldBeGreaterThanOrEqualTo(5.99);
    }

    [Fact]
    public void A_range_that_is_one_amount_has_one_label() =>
        BandScale.Around(500, 1000, 804, 804).Labels(804.1m, 804.2m, 804.3m).Select(label => label.Text).ShouldBe(["804"]);

    [Fact]
    public void Amounts_off_the_scale_of_rows_stay_visible_at_its_end()
    {
        BandScale.ForRows.Share(4000).ShouldBe(.985, 1e-9);
        BandScale.ForRows.Share(0).ShouldBe(.015, 1e-9);
    }

    [Fact]
    public void The_band_is_said_in_words() =>
        Render<BandBar>(parameters => parameters.Add(bar => bar.Expected, 804.1m).Add(bar => bar.Minimum, 736m).Add(bar => bar.Maximum, 976m))
            .Find("[role=img]").GetAttribute("aria-label").ShouldBe("USD 804 a month, between 736 and 976; band 500 to 1,000");

    [Fact]
    public void In_a_row_an_amount_above_the_band_is_a_warning_and_one_below_is_not()
    {
        Render<BandBar>(parameters => parameters.Add(bar => bar.Compact, true).Add(bar => bar.Expected, 1020m)).Find(".dot").ClassList.ShouldContain("warn");
        Render<BandBar>(parameters => parameters.Add(bar => bar.Compact, true).Add(bar => bar.Expected, 462m)).Find(".dot").ClassList.ShouldContain("idle");
    }
}
