using Portal.Domain.Costs;
using Portal.Domain.Costs.Forecasting;

namespace Portal.Domain.Tests.Costs;

public sealed class AnomalyTests
{
    private static readonly DateOnly Through = new(2026, 11, 20);

    [Fact]
    public void A_day_far_from_its_like_is_found_with_the_service_that_explains_it()
    {
        var days = Usual();
        days[new DateOnly(2026, 11, 18)] = new Dictionary<string, decimal> { ["rds"] = 10, ["ec2"] = 31 };
        var found = FindAnomalies.Of(days, Through.AddDays(-9), Through).ShouldHaveSingleItem();
        (found.Day, found.Service, found.Amount).ShouldBe((new DateOnly(2026, 11, 18), "ec2", 41));
        found.Expected.ShouldBe(20, 1.5m);
        found.ServiceDifference.ShouldBe(21, 2);
    }

    [Fact]
    public void Weekends_that_always_cost_less_are_none()
    {
        var days = Usual(weekend: 0.5m);
        FindAnomalies.Of(days, Through.AddDays(-9), Through).ShouldBeEmpty();
    }

    [Fact]
    public void Days_in_a_row_are_one()
    {
        var days = Usual();
        foreach (var day in ForecastTests.Days(new DateOnly(2026, 11, 15), Through)) days[day] = new Dictionary<string, decimal> { ["rds"] = 10, ["ec2"] = 30 };
        var found = FindAnomalies.Of(days, Through.AddDays(-9), Through).ShouldHaveSingleItem();
        (found.Day, found.LastDay).ShouldBe((new DateOnly(2026, 11, 15), Through));
    }

    [Fact]
    public void A_new_environment_has_none_before_there_is_a_usual() =>
        FindAnomalies.Of(Usual().Where(day => day.Key > Through.AddDays(-6)).ToDictionary(), Through.AddDays(-9), Through).ShouldBeEmpty();

    [Fact]
    public void One_is_decided_once_and_says_by_whom()
    {
        var anomaly = CostAnomaly.Of(new EnvironmentId("env-1"), new FoundAnomaly(Through, Through, 41, 20, "ec2", 21), AnomalyCause.Scaling, "More instances ran.", Minimal.Now);
        anomaly.Decide(confirmed: false, " A load test. ", Minimal.Engineer, Minimal.Now);
        (anomaly.State, anomaly.Reason, anomaly.DecidedBy).ShouldBe((AnomalyState.Dismissed, "A load test.", "Ann"));
        Should.Throw<InvalidOperationException>(() => anomaly.Decide(true, "No", Minimal.Engineer, Minimal.Now)).Message.ShouldBe("It was dismissed by Ann already.");
    }

    // Still days, give or take a hundredth.
    private static Dictionary<DateOnly, IReadOnlyDictionary<string, decimal>> Usual(decimal weekend = 1) => ForecastTests.Days(Through.AddDays(-60), Through)
        .ToDictionary(day => day, IReadOnlyDictionary<string, decimal> (day) => new Dictionary<string, decimal>
        {
            ["rds"] = 10 * Of(day, weekend),
            ["ec2"] = (10 + (0.1m * (day.DayNumber % 3))) * Of(day, weekend),
        });

    private static decimal Of(DateOnly day, decimal weekend) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? weekend : 1;
}
