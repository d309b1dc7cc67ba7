using Portal.Domain.Deployments;

namespace Portal.Domain.Tests.Deployments;

public sealed class ExpectedEndTests
{
    private static readonly DateTimeOffset Now = Minimal.Now;

    [Fact]
    public void The_end_is_that_of_the_longest_chain_of_what_is_still_to_come()
    {
        var end = ExpectedEnd.Of(
            [
                Running("Cache", begun: 60, usual: 700),
                Running("Database", begun: 60, usual: 600),
                Waiting("Group", 200, "Database"),
                Waiting("Policy", 10, "Group"),
                Done("Vpc"),
            ], Now);
        end.At.ShouldBe(Now.AddSeconds(540 + 200 + 10));
        end.DecidedBy.ShouldBe("Database");
        end.Runs["Group"].ShouldBe(new ExpectedRun(Now.AddSeconds(540), Now.AddSeconds(740), null));
        end.Runs.Keys.ShouldNotContain("Vpc");
    }

    [Fact]
    public void What_is_over_its_time_is_overdue_and_expected_a_little_later()
    {
        var run = ExpectedEnd.Of([Running("Nat", begun: 200, usual: 100)], Now).Runs["Nat"];
        (run.Overdue, run.End).ShouldBe((TimeSpan.FromSeconds(100), Now.AddSeconds(10)));
    }

    [Fact]
    public void When_nothing_is_left_nothing_decides_the_end()
    {
        var end = ExpectedEnd.Of([Done("Vpc")], Now);
        (end.At, end.DecidedBy).ShouldBe((Now, null));
    }

    [Fact]
    public void References_in_a_circle_do_not_hold_it_up() =>
        ExpectedEnd.Of([Waiting("A", 10, "B"), Waiting("B", 10, "A")], Now).At.ShouldBe(Now.AddSeconds(20));

    [Fact]
    public void Five_hundred_in_one_chain_are_added_up() =>
        ExpectedEnd.Of([.. Enumerable.Range(0, 500).Select(i => Waiting($"R{i}", 2, i == 0 ? [] : [$"R{i - 1}"]))], Now).At.ShouldBe(Now.AddSeconds(1000));

    [Fact]
    public void Published_figures_stand_in_until_there_is_enough_history()
    {
        var few = new UsualDurations(new Dictionary<(string, ResourceOperation), UsualDuration>
        {
            [("AWS::RDS::DBInstance", ResourceOperation.Create)] = new(TimeSpan.FromSeconds(9), 2),
            [("AWS::EC2::NatGateway", ResourceOperation.Create)] = new(TimeSpan.FromSeconds(90), UsualDurations.Enough),
        });
        few.Of("AWS::RDS::DBInstance", ResourceOperation.Create).ShouldBe(new UsualDuration(TimeSpan.FromSeconds(595), 0));
        few.Of("AWS::EC2::NatGateway", ResourceOperation.Create).ShouldBe(new UsualDuration(TimeSpan.FromSeconds(90), 5));
        few.Of("AWS::EC2::VPC", ResourceOperation.Create).ShouldBeNull();
    }

    [Theory]
    [InlineData(30, 600)]
    [InlineData(1200, 3600)]
    [InlineData(null, 1800)]
    public void Patience_is_several_times_what_is_usual_and_never_short(int? usual, int seconds) =>
        Silence.Patience([usual is { } time ? TimeSpan.FromSeconds(time) : null], TimeSpan.FromSeconds(600), 3).ShouldBe(TimeSpan.FromSeconds(seconds));

    private static TimedResource Running(string id, int begun, int usual) => new(id, Now.AddSeconds(-begun), null, TimeSpan.FromSeconds(usual), []);

    private static TimedResource Waiting(string id, int usual, params string[] needs) => new(id, null, null, TimeSpan.FromSeconds(usual), needs);

    private static TimedResource Done(string id) => new(id, Now.AddSeconds(-50), Now.AddSeconds(-40), TimeSpan.FromSeconds(10), []);
}
