using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Health;

namespace Portal.Domain.Tests.Health;

/// <summary>Availability, budget and burn against numbers reckoned by hand.</summary>
public sealed class SloTests
{
    private static readonly Objective Objective = new();

    [Fact]
    public void The_budget_of_thirty_days_at_three_nines_is_43_minutes_and_12_seconds() => Objective.BudgetMinutes.ShouldBe(43.2, 1e-9);

    [Theory]
    // 1,000,000 handed to targets, 200 of these failed, 300 turned away by the load balancer: 500 of 1,000,300.
    [InlineData(1_000_000, 200, 300, 99.950015)]
    [InlineData(1_000, 0, 0, 100)]
    [InlineData(0, 0, 50, 0)]
    public void The_load_balancer_s_own_5xx_are_requests_too(long toTargets, long targetErrors, long balancerErrors, double expected)
    {
        var cells = new CellTable(12);
        cells[HealthMetric.Requests, 0] = Cell.OfCount(toTargets);
        cells[HealthMetric.TargetErrors, 0] = Cell.OfCount(targetErrors);
        cells[HealthMetric.BalancerErrors, 3] = Cell.OfCount(balancerErrors);
        (100 * (1 - ServiceSums.Of(cells, 0, 12).ErrorShare!.Value)).ShouldBe(expected, 1e-6);
    }

    [Fact]
    public void No_traffic_is_no_data_and_not_a_hundred_percent()
    {
        var standing = MeasureSlo.Of(Objective, (_, _) => new ServiceSums(0, 0, 1440, 0, 0, 0), Grounds.Now.AddDays(-1), Grounds.Now);
        (standing.Availability, standing.LeftMinutes, standing.IsMet).ShouldBe((null, null, null));
        standing.Burns.ShouldAllBe(burn => burn.LongRate == null && !burn.IsBurning);
    }

    [Fact]
    public void Minutes_down_in_which_nothing_was_counted_cost_what_usually_comes()
    {
        // 100 a minute for 990 minutes, then ten minutes of nothing: 1,000 of 100,000 lost.
        var sums = new ServiceSums(99_000, 0, 1_000, 990, 10, 10);
        sums.ErrorShare!.Value.ShouldBe(0.01, 1e-12);
    }

    [Fact]
    public void Minutes_down_whose_requests_were_counted_do_not_cost_twice() =>
        new ServiceSums(100_000, 1_000, 1_000, 1_000, 10, 0).ErrorShare!.Value.ShouldBe(0.01, 1e-12);

    [Fact]
    public void Down_without_any_traffic_ever_is_told_by_time() => new ServiceSums(0, 0, 60, 0, 6, 6).ErrorShare!.Value.ShouldBe(0.1, 1e-12);

    [Fact]
    public void Half_the_allowed_errors_leave_half_the_budget()
    {
        var standing = MeasureSlo.Of(Objective, (_, _) => new ServiceSums(1_000_000, 500, 43_200, 43_200, 0, 0), Grounds.Now.AddDays(-40), Grounds.Now);
        standing.Availability!.Value.ShouldBe(99.95, 1e-9);
        standing.LeftMinutes!.Value.ShouldBe(21.6, 1e-9);
        (standing.IsMet, standing.From).ShouldBe((true, Grounds.Now.AddDays(-30)));
    }

    [Fact]
    public void An_overspent_budget_is_below_zero() =>
        MeasureSlo.Of(Objective, (_, _) => new ServiceSums(100_000, 588, 43_200, 43_200, 0, 0), null, Grounds.Now).LeftMinutes!.Value.ShouldBe(43.2 * (1 - 5.88), 1e-9);

    [Theory]
    // Errors a thousand requests in the long and in the short window → level.
    [InlineData(15, 15, BurnLevel.Page)]
    [InlineData(15, 1, BurnLevel.Ticket)]
    [InlineData(14, 15, BurnLevel.Page)]
    [InlineData(7, 7, BurnLevel.Page)]
    [InlineData(5, 5, BurnLevel.Ticket)]
    [InlineData(1, 1, BurnLevel.Ticket)]
    [InlineData(0.9, 0.9, BurnLevel.None)]
    public void It_burns_when_the_long_window_and_the_short_one_do(double longPerMille, double shortPerMille, BurnLevel expected)
    {
        var lengths = Objective.Pairs.SelectMany(pair => new[] { (pair.Short, PerMille: shortPerMille), (pair.Long, PerMille: longPerMille) });
        // A window that is long in one pair and short in another takes the long one's rate.
        var rates = lengths.GroupBy(one => one.Item1).ToDictionary(same => same.Key, same => same.Last().PerMille);
        var standing = MeasureSlo.Of(Objective, (from, to) => new ServiceSums(1_000_000, (long)(1000 * rates.GetValueOrDefault(to - from, 0)), 60, 60, 0, 0), null, Grounds.Now);
        MeasureSlo.LevelOf(standing).ShouldBe(expected);
    }

    [Fact]
    public void Too_few_requests_raise_no_alert_and_a_window_without_a_healthy_target_does()
    {
        MeasureSlo.LevelOf(MeasureSlo.Of(Objective, (_, _) => new ServiceSums(99, 99, 60, 60, 0, 0), null, Grounds.Now)).ShouldBe(BurnLevel.None);
        MeasureSlo.LevelOf(MeasureSlo.Of(Objective, (_, _) => new ServiceSums(100, 100, 60, 60, 0, 0), null, Grounds.Now)).ShouldBe(BurnLevel.Page);
        MeasureSlo.LevelOf(MeasureSlo.Of(Objective, (_, _) => new ServiceSums(50, 50, 60, 30, 30, 30), null, Grounds.Now)).ShouldBe(BurnLevel.Page);
    }

    [Fact]
    public void Sums_of_any_split_add_up_to_the_sum_of_the_whole() => Prop.ForAll(
        (from requests in Gen.Choose(0, 100_000) from failed in Gen.Choose(0, 5_000) from minutes in Gen.Choose(0, 5) select new ServiceSums(requests, failed, 5, minutes, 5 - minutes, 5 - minutes)).ListOf().ToArbitrary(),
        all => Enumerable.Range(0, all.Count + 1).All(cut => all.Take(cut).Aggregate(default(ServiceSums), ServiceSums.Add) + all.Skip(cut).Aggregate(default(ServiceSums), ServiceSums.Add) == all.Aggregate(default(ServiceSums), ServiceSums.Add)))
        .QuickCheckThrowOnFailure();
}
