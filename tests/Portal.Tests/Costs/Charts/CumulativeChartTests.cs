using Bunit;
using Portal.Costs;
using Portal.Costs.Charts;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Requests;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Costs.Charts;

public sealed class CumulativeChartTests : UiTest
{
    private static readonly DateOnly November = new(2026, 11, 1);
    private static readonly CostBand Band = new(500, 1000);

    [Fact]
    public void The_bill_ends_where_the_fan_begins()
    {
        var figure = CumulativeFigure.Of(Month(17), [], AxisScale.FromZero(1000, 4), Band);
        figure.LastBilled!.X.ShouldBe(17 / 30.0, 1e-9);
        figure.LastBilled.Y.ShouldBe(1 - (17 * 32 / 1000.0), 1e-9);
        figure.Billed!.ShouldEndWith("L0.5667 0.456");
        figure.Forecast!.ShouldStartWith("M0.5667 0.456");
        figure.Forecast.ShouldEndWith("L1 0.04");
    }

    [Fact]
    public void Without_a_bill_the_forecast_begins_at_nothing_and_no_line_is_called_billed()
    {
        var figure = CumulativeFigure.Of(Month(0), [], AxisScale.FromZero(1000, 4), Band);
        figure.Billed.ShouldBeNull();
        figure.LastBilled.ShouldBeNull();
        figure.Forecast!.ShouldStartWith("M0 1L");
    }

    [Fact]
    public void Texts_at_the_end_keep_their_distance()
    {
        var figure = CumulativeFigure.Of(Month(17), [], AxisScale.FromZero(1000, 4), Band);
        var labels = figure.EndLabels(250).ToList();
        labels.Select(label => label.Text).ShouldContain("960 ± 30");
        labels.Select(label => label.Text).ShouldContain("930 estimate");
        foreach (var (one, next) in labels.Zip(labels.Skip(1))) (next.Y - one.Y).ShouldBeGreaterThanOrEqualTo(14);
    }

    [Fact]
    public void Deployments_of_one_day_are_one_mark_and_those_of_other_months_none()
    {
        CostEvent At(DateOnly day) => new(day, Now, RequestKind.Change, new DeploymentId("dep-1"), "Change deployed");
        var figure = CumulativeFigure.Of(Month(17), [At(new(2026, 10, 30)), At(new(2026, 11, 9)), At(new(2026, 11, 9))], AxisScale.FromZero(1000, 4), Band);
        figure.Events.ShouldHaveSingleItem().Text.ShouldBe("9 Nov, 2 deployments");
        figure.Events[0].X.ShouldBe(9 / 30.0, 1e-9);
    }

    [Fact]
    public void Billed_forecast_and_estimate_never_share_a_line() =>
        Render<CumulativeChart>(parameters => parameters.Add(chart => chart.Name, "cart-prod").Add(chart => chart.Points, Month(17)).Add(chart => chart.Band, Band))
            .FindAll(".lines path").Select(path => path.ClassName).ShouldBe(["fan", "estimate-line", "forecast-line", "billed-line"]);

    [Fact]
    public void The_chart_is_said_in_words() =>
        Render<CumulativeChart>(parameters => parameters.Add(chart => chart.Name, "cart-prod").Add(chart => chart.Points, Month(17)).Add(chart => chart.Band, Band))
            .Find("[role=img]").GetAttribute("aria-label")
            .ShouldBe("cart-prod, added up over the month: billed USD 544 through 17 Nov, forecast 960, between 930 and 990, estimate 930, band 500 to 1,000.");

    [Theory]
    [InlineData(1000, 1000, 250)]
    [InlineData(1001, 1500, 500)]
    [InlineData(0.4, 1, 0.25)]
    [InlineData(37, 40, 10)]
    public void An_axis_from_nothing_ends_on_a_mark(double most, double end, double step)
    {
        var scale = AxisScale.FromZero((decimal)most, 4);
        (scale.From, scale.To, scale.Step).ShouldBe((0m, (decimal)end, (decimal)step));
        scale.Marks().Last().ShouldBe((decimal)end);
    }

    // 32 a day billed, 32 a day to come, 31 a day estimated.
    private static List<CumulativePoint> Month(int billed) => [.. Enumerable.Range(1, 30).Select(day =>
    {
        var known = Math.Max(billed, 1);
        var share = (decimal)(day - known) / (30 - known);
        decimal? Fan(decimal end) => day >= billed ? (32m * known) + ((end - (32 * known)) * Math.Max(share, 0)) : null;
        return new CumulativePoint(November.AddDays(day - 1), day <= billed ? 32 * day : null, Fan(930), Fan(960), Fan(990), 31 * day);
    })];
}
