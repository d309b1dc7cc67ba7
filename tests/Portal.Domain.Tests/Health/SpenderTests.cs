using Portal.Domain.Health;

namespace Portal.Domain.Tests.Health;

public sealed class SpenderTests
{
    private static readonly EnvironmentId Id = new("env-1");
    private static readonly DateTimeOffset Start = Grounds.Now.AddHours(-10);

    [Fact]
    public void Each_stretch_of_trouble_is_told_with_what_it_cost_dearest_first()
    {
        // 1,000 requests in five minutes; 100 fail at the second hour, 300 at the fifth over two steps.
        var steps = Enumerable.Range(0, 120).Select(n => (Start.AddMinutes(5 * n), new ServiceSums(1000, n == 24 ? 100 : n is 60 or 61 ? 150 : 0, 5, 5, 0, 0)));
        var happened = HealthEvent.Of(Id, HealthEventKind.DatabaseFailover, Start.AddMinutes(298), "Database failed over, us-east-1a to us-east-1b", "");
        var found = FindSpenders.Of(new Objective(), steps, [happened]);
        found.Select(one => (one.From, one.To, one.Failed, one.Cause)).ShouldBe([
            (Start.AddHours(5), Start.AddHours(5).AddMinutes(10), 300L, "Database failed over, us-east-1a to us-east-1b"),
            (Start.AddHours(2), Start.AddHours(2).AddMinutes(5), 100L, "")]);
        found.Select(one => one.Share).ShouldBe([0.75, 0.25]);
        // 400 of 120,000 is 3.33 times what is allowed: 144 minutes of a budget of 43.2.
        found.Sum(one => one.Minutes).ShouldBe(144, 1e-6);
    }

    [Fact]
    public void What_a_drill_spent_is_told_as_such_and_not_hidden()
    {
        var steps = Enumerable.Range(0, 60).Select(n => (Start.AddMinutes(5 * n), new ServiceSums(1000, n == 24 ? 100 : 0, 5, 5, 0, 0)));
        HealthEvent[] happened =
        [
            HealthEvent.Of(Id, HealthEventKind.DatabaseFailover, Start.AddMinutes(121), "Database failed over, us-east-1a to us-east-1b", ""),
            HealthEvent.Of(Id, HealthEventKind.DrillBegan, Start.AddMinutes(120), "Drill by Kim: the database is failed over", ""),
            HealthEvent.Of(Id, HealthEventKind.DrillOver, Start.AddMinutes(122), "Drill over: recovered in 79 s", ""),
        ];
        var one = FindSpenders.Of(new Objective(), steps, happened).Single();
        (one.Failed, one.Cause).ShouldBe((100L, "Spent by a drill: Drill by Kim: the database is failed over; Database failed over, us-east-1a to us-east-1b"));
        one.Minutes.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_short_pause_does_not_make_two_of_one()
    {
        var steps = Enumerable.Range(0, 12).Select(n => (Start.AddMinutes(5 * n), new ServiceSums(1000, n is 2 or 5 ? 50 : 0, 5, 5, 0, 0)));
        FindSpenders.Of(new Objective(), steps, []).Count.ShouldBe(1);
    }

    [Fact]
    public void Minutes_down_in_silence_are_trouble_too()
    {
        var steps = Enumerable.Range(0, 12).Select(n => (Start.AddMinutes(5 * n), n is 4 ? new ServiceSums(0, 0, 5, 0, 5, 5) : new ServiceSums(1000, 0, 5, 5, 0, 0)));
        var one = FindSpenders.Of(new Objective(), steps, []).Single();
        (one.From, one.Share).ShouldBe((Start.AddMinutes(20), 1));
    }

    [Fact]
    public void Errors_that_the_objective_allows_are_no_trouble()
    {
        var steps = Enumerable.Range(0, 12).Select(n => (Start.AddMinutes(5 * n), new ServiceSums(1000, 1, 5, 5, 0, 0)));
        FindSpenders.Of(new Objective(), steps, []).ShouldBeEmpty();
    }
}
