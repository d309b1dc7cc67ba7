using FsCheck;
using FsCheck.Fluent;
using Portal.CloudFormation.Topology;
using Portal.Deployments;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

public sealed class TimelineTests
{
    private static readonly TimelineAxis TenMinutes = TimelineAxis.Of(Given.Now, Given.Now.AddMinutes(10));

    [Fact]
    public void A_few_resources_have_a_line_each() =>
        Rows([.. Enumerable.Range(0, 16).Select(i => Run($"Subnet{i}", 0, 1))]).Count.ShouldBe(16);

    [Theory]
    [InlineData(73)]
    [InlineData(500)]
    public void Many_small_resources_fold_into_one_line_and_long_ones_keep_theirs(int count)
    {
        var runs = Enumerable.Range(0, count).Select(i => Run($"Subnet{i}", i % 60, 1)).Append(Run("Database", 10, 400, "AWS::RDS::DBInstance")).ToList();
        var rows = Rows(runs);
        rows.Select(row => row.Tier).ShouldBe([Tier.Network, Tier.Database]);
        rows[0].Count.ShouldBe(count);
        rows[1].Label.ShouldBe("Database");
        rows.Sum(row => row.Count).ShouldBe(count + 1);
    }

    [Fact]
    public void A_tier_of_many_long_ones_shows_the_longest_only()
    {
        var rows = Rows([.. Enumerable.Range(0, 200).Select(i => Run($"Instance{i}", 0, 100 + i, "AWS::EC2::Instance"))]);
        rows.Count.ShouldBe(7);
        rows[0].Count.ShouldBe(194);
        rows.Skip(1).Select(row => row.Label).ShouldBe(Enumerable.Range(194, 6).Select(i => $"Instance{i}"), ignoreOrder: true);
    }

    [Fact]
    public void What_failed_is_never_folded_away()
    {
        var failed = new ResourceRun("Small", "AWS::EC2::Subnet", [new RunSegment(Given.Now, Given.Now.AddSeconds(0.1), RunKind.Failed, false)]);
        Rows([.. Enumerable.Range(0, 100).Select(i => Run($"Subnet{i}", 0, 1)), failed]).ShouldContain(row => row.Label == "Small" && row.Count == 1);
    }

    [Fact]
    public void What_waits_is_one_line_a_tier()
    {
        var rows = Rows([.. Enumerable.Range(0, 40).Select(i => new ResourceRun($"Alarm{i}", "AWS::CloudWatch::Alarm", []))]);
        rows.ShouldHaveSingleItem().Kind.ShouldBeNull();
    }

    [Fact]
    public void The_whole_list_has_a_line_for_each()
    {
        var runs = Enumerable.Range(0, 500).Select(i => Run($"Subnet{i}", 0, 1)).ToList();
        TimelineRows.Of(runs, TenMinutes, TenMinutes.End, null, whole: true).Count.ShouldBe(500);
    }

    [Fact]
    public void The_drawing_is_as_high_as_its_rows_and_tiers()
    {
        var rows = Rows([Run("Vpc", 0, 10), Run("Subnet", 0, 10), Run("Database", 0, 10, "AWS::RDS::DBInstance")]);
        TimelineMeasures.Height(rows).ShouldBe(32 + (5 * 24));
    }

    [Fact]
    public void Places_lie_within_the_drawing_and_keep_their_order() =>
        Prop.ForAll(Gen.Choose(-100, 10_000).Two().ToArbitrary(), pair =>
        {
            var (first, second) = (Math.Min(pair.Item1, pair.Item2), Math.Max(pair.Item1, pair.Item2));
            var axis = TimelineAxis.Of(Given.Now, Given.Now.AddSeconds(5_000));
            var (a, b) = (axis.At(Given.Now.AddSeconds(first)), axis.At(Given.Now.AddSeconds(second)));
            return a >= 0 && b <= 100 && a <= b;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ticks_are_few_and_round_whatever_the_span() =>
        Prop.ForAll(Gen.Choose(0, 200_000).ToArbitrary(), seconds =>
        {
            var ticks = TimelineAxis.Of(Given.Now, Given.Now.AddSeconds(seconds)).Ticks;
            var step = ticks.Count < 2 ? 1 : (ticks[1] - ticks[0]).TotalSeconds;
            return ticks.Count is >= 1 and <= 10 && ticks.All(tick => tick.ToUnixTimeSeconds() % (long)step == 0);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(10, 20, 20, "start")]
    [InlineData(60, 95, 60, "end")]
    [InlineData(2, 98, 98, "end")]
    public void A_label_stands_behind_its_bar_or_where_there_is_room(double from, double to, double x, string anchor)
    {
        var label = BarLabel.Beside(from, from, to);
        (label.X, label.Anchor).ShouldBe((x, anchor));
    }

    [Theory]
    [InlineData(0.4, "0.4 s")]
    [InlineData(9.97, "0:09")]
    [InlineData(66, "1:06")]
    [InlineData(3723, "1:02:03")]
    public void Lengths_are_short(double seconds, string words) => Elapsed.Short(TimeSpan.FromSeconds(seconds)).ShouldBe(words);

    private static IReadOnlyList<TimelineRow> Rows(List<ResourceRun> runs) => TimelineRows.Of(runs, TenMinutes, TenMinutes.End, null, whole: false);

    private static ResourceRun Run(string id, double start, double length, string type = "AWS::EC2::Subnet") =>
        new(id, type, [new RunSegment(Given.Now.AddSeconds(start), Given.Now.AddSeconds(start + length), RunKind.Made, false)]);
}
