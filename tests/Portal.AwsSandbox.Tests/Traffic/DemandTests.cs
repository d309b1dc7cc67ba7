using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.Tests.Traffic;

public sealed class DemandTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 0, 0, 0, TimeSpan.Zero);
    private static readonly StackTraffic Shop = new("1", "111111111111", "eu-west-1", "shop", Monday.AddDays(-400), 100);

    [Fact]
    public void The_same_seed_and_moment_give_the_same_demand_and_another_seed_another()
    {
        Demand.RequestsPerSecond(Shop, Monday.AddHours(14)).ShouldBe(Demand.RequestsPerSecond(Shop with { LoadFactors = [] }, Monday.AddHours(14)));
        Demand.RequestsPerSecond(Shop with { Seed = "2" }, Monday.AddHours(14)).ShouldNotBe(Demand.RequestsPerSecond(Shop, Monday.AddHours(14)));
        Demand.RequestsPerSecond(Shop with { Stack = "shop-2" }, Monday.AddHours(14)).ShouldNotBe(Demand.RequestsPerSecond(Shop, Monday.AddHours(14)));
    }

    // A change of the figure means that every seeded world changes.
    [Fact]
    public void A_known_environment_has_the_demand_written_down_here() =>
        Demand.RequestsPerSecond(Shop, Monday.AddHours(14)).ShouldBe(227.462, 0.001);

    [Fact]
    public void Days_are_busier_than_nights_and_working_days_than_weekends()
    {
        Mean(Monday.AddDays(1).AddHours(12), hours: 6).ShouldBeGreaterThan(1.6 * Mean(Monday.AddDays(1), hours: 6));
        Mean(Monday.AddDays(1), hours: 48).ShouldBeGreaterThan(1.1 * Mean(Monday.AddDays(5), hours: 48));
    }

    [Fact]
    public void Business_hours_are_those_of_the_region()
    {
        var tokyo = Shop with { Region = "ap-northeast-1" };
        Demand.Rhythm(tokyo.Character, Monday.AddDays(1).AddHours(5)).ShouldBeGreaterThan(Demand.Rhythm(tokyo.Character, Monday.AddDays(1).AddHours(16)));
        Demand.Rhythm(Shop.Character, Monday.AddDays(1).AddHours(5)).ShouldBeLessThan(Demand.Rhythm(Shop.Character, Monday.AddDays(1).AddHours(16)));
    }

    [Fact]
    public void A_week_averages_to_the_base_rate_when_young()
    {
        var young = Shop with { Created = Monday.AddMinutes(-10) };
        Enumerable.Range(0, 7 * 24 * 12).Average(n => Demand.RequestsPerSecond(young, Monday.AddMinutes(5 * n))).ShouldBe(100, 6);
    }

    [Fact]
    public void From_second_to_second_demand_moves_by_less_than_a_hundredth()
    {
        for (var n = 0; n < 7 * 86_400; n += 97)
        {
            var at = Monday.AddSeconds(n);
            var now = Demand.RequestsPerSecond(Shop, at);
            Math.Abs(Demand.RequestsPerSecond(Shop, at.AddSeconds(1)) - now).ShouldBeLessThan(0.01 * now);
        }
    }

    [Fact]
    public void Demand_keeps_to_the_bounds_that_are_told_of_an_hour()
    {
        for (var hour = 0; hour < 5 * 7 * 24; hour++)
        {
            var (from, to) = (Monday.AddHours(hour), Monday.AddMinutes(60 * hour + 78));
            var (least, most) = DemandRange.Over(Shop, from, to).ShouldNotBeNull();
            for (var at = from; at <= to; at = at.AddMinutes(1.5)) Demand.RequestsPerSecond(Shop, at).ShouldBeInRange(least, most, $"{at:O}");
            (most / least).ShouldBeLessThan(1.8);
        }
    }

    [Fact]
    public void Nobody_asks_before_an_environment_stands()
    {
        Demand.RequestsPerSecond(Shop, Shop.Created.AddSeconds(-1)).ShouldBe(0);
        Demand.RequestsPerSecond(Shop, Shop.Created.AddHours(1)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Ordered_load_multiplies_while_it_lasts()
    {
        var at = Monday.AddHours(14);
        var loaded = Shop with { LoadFactors = [new(at, at.AddMinutes(10), 3), new(at.AddMinutes(5), null, 2)] };
        double Times(DateTimeOffset when) => Demand.RequestsPerSecond(loaded, when) / Demand.RequestsPerSecond(Shop, when);
        Times(at.AddSeconds(-1)).ShouldBe(1, 1e-9);
        Times(at).ShouldBe(3, 1e-9);
        Times(at.AddMinutes(6)).ShouldBe(6, 1e-9);
        Times(at.AddMinutes(10)).ShouldBe(2, 1e-9);
    }

    [Theory]
    [InlineData("t4g.medium", 2)]
    [InlineData("m7g.medium", 1)]
    [InlineData("db.t4g.large", 2)]
    [InlineData("cache.m6g.2xlarge", 8)]
    public void A_types_name_tells_its_processors(string type, int processors) => Capacity.Processors(type).ShouldBe(processors);

    private static double Mean(DateTimeOffset from, int hours) =>
        Enumerable.Range(0, hours * 12).Average(n => Demand.RequestsPerSecond(Shop, from.AddMinutes(5 * n)));
}
