using Portal.Domain.Catalog;
using Portal.Domain.Costs;

namespace Portal.Domain.Tests.Costs;

public sealed class BandTests
{
    private static readonly CostBand Band = new(500, 1000);
    private static readonly DateOnly November = new(2026, 11, 1);

    [Theory]
    [InlineData(null, null, BandStanding.NoData)]
    [InlineData(null, 480, BandStanding.Below)]
    [InlineData(300, 500, BandStanding.In)]
    [InlineData(300, 1000, BandStanding.In)]
    [InlineData(300, 1001, BandStanding.ForecastAbove)]
    [InlineData(1001, 1400, BandStanding.Above)]
    [InlineData(1001, null, BandStanding.Above)]
    public void A_month_stands_where_its_bill_or_else_its_end_lies(int? billed, int? atEnd, BandStanding standing) =>
        Band.StandingOf(billed, atEnd).ShouldBe(standing);

    [Fact]
    public void A_crossing_is_told_once_and_again_only_after_it_came_well_back()
    {
        var outlook = CostOutlook.Of(new EnvironmentId("env-1"), November);
        Judge(outlook, 300, 1020).ShouldBe(BandStanding.ForecastAbove);
        Judge(outlook, 320, 1030).ShouldBeNull();
        // Just below is no return: it would be told every other day.
        Judge(outlook, 340, 990).ShouldBeNull();
        Judge(outlook, 360, 1010).ShouldBeNull();
        Judge(outlook, 380, 900).ShouldBeNull();
        Judge(outlook, 400, 1010).ShouldBe(BandStanding.ForecastAbove);
        Judge(outlook, 1001, 1100).ShouldBe(BandStanding.Above);
        Judge(outlook, 1050, 1100).ShouldBeNull();
    }

    [Fact]
    public void A_new_month_is_a_new_crossing()
    {
        var outlook = CostOutlook.Of(new EnvironmentId("env-1"), November);
        Judge(outlook, 1001, 1100).ShouldBe(BandStanding.Above);
        Judge(outlook, 100, 1100, November.AddMonths(1)).ShouldBe(BandStanding.ForecastAbove);
    }

    [Fact]
    public void An_estimate_above_the_band_is_no_news() =>
        CostOutlook.Of(new EnvironmentId("env-1"), November)
            .Judge(November, null, new MonthForecast(November, 1000, 1100, 1200, ForecastMethod.Estimate, 0, null), Band.Ceiling, BandStanding.ForecastAbove, [], Minimal.Now).ShouldBeNull();

    [Fact]
    public void A_band_without_sense_or_reason_is_refused_with_everything_that_is_wrong() =>
        BandOverride.Check(new CostBand(-1, -2), " ").Select(problem => problem.Field).ShouldBe(["floor", "ceiling", "reason"]);

    private static BandStanding? Judge(CostOutlook outlook, decimal billed, decimal atEnd, DateOnly? month = null) => outlook.Judge(
        month ?? November, billed, new MonthForecast(month ?? November, atEnd - 20, atEnd, atEnd + 20, ForecastMethod.Billed, 20, null), Band.Ceiling, Band.StandingOf(billed, atEnd), [], Minimal.Now);
}
