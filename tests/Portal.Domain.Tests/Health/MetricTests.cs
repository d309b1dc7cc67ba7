using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Health;

namespace Portal.Domain.Tests.Health;

/// <summary>Cells, packed blocks, and what CloudWatch's values become.</summary>
public sealed class MetricTests
{
    private static readonly Gen<(HealthMetric Metric, int Place, Cell Cell)> AnyCell =
        from metric in Gen.Elements(MetricFacts.All.Keys.ToArray())
        from place in Gen.Choose(0, 23)
        from minutes in Gen.Choose(1, 60)
        from whole in Gen.Choose(0, int.MaxValue)
        select (metric, place, MetricFacts.All[metric].IsCount ? new Cell(minutes, whole, whole) : Cell.OfLevel(whole / 1000f, minutes));

    [Fact]
    public void What_is_packed_comes_out_whole() => Prop.ForAll(AnyCell.ListOf().ToArbitrary(), cells =>
    {
        var table = new CellTable(24);
        foreach (var (metric, place, cell) in cells) table[metric, place] = cell;
        var read = PackCells.Read(PackCells.Write(table), 24);
        return MetricFacts.All.Values.All(facts => Enumerable.Range(0, 24).All(place => (table[facts.Metric, place], read[facts.Metric, place]) switch
        {
            (null, null) => true,
            ({ } left, { } right) => left.Minutes == right.Minutes && (facts.IsCount ? left.Sum == right.Sum : Math.Abs(left.Mean - right.Mean) <= 1e-6 * Math.Abs(left.Mean) && (float)left.Worst == (float)right.Worst),
            _ => false,
        }));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Counts_rolled_up_in_two_steps_are_those_rolled_up_in_one() => Prop.ForAll(AnyCell.Where(one => MetricFacts.All[one.Metric].IsCount).ListOf().ToArbitrary(), cells =>
    {
        var table = new CellTable(24);
        foreach (var (metric, place, cell) in cells) table[metric, place] = cell;
        return MetricFacts.All.Values.Where(facts => facts.IsCount).All(facts =>
        {
            var parts = Enumerable.Range(0, 6).Select(part => table.Merged(facts.Metric, part * 4, part * 4 + 4)).OfType<Cell>().ToList();
            var twice = parts.Count == 0 ? (Cell?)null : parts.Aggregate((left, right) => Cell.Merge(facts, left, right));
            return twice == table.Merged(facts.Metric, 0, 24);
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_mean_of_levels_weighs_by_minutes_and_the_worst_is_kept()
    {
        var free = MetricFacts.All[HealthMetric.DatabaseFree];
        var cpu = MetricFacts.All[HealthMetric.Cpu];
        Cell.Merge(cpu, Cell.OfLevel(10, 1), Cell.OfLevel(40, 2)).ShouldBe(new Cell(3, 90, 40));
        Cell.Merge(cpu, Cell.OfLevel(10, 1), Cell.OfLevel(40, 2)).Mean.ShouldBe(30);
        Cell.Merge(free, Cell.OfLevel(10, 1), Cell.OfLevel(40, 2)).Worst.ShouldBe(10);
    }

    [Theory]
    [InlineData(Resolution.Minute, Resolution.FiveMinutes)]
    [InlineData(Resolution.FiveMinutes, Resolution.Hour)]
    [InlineData(Resolution.Hour, Resolution.Day)]
    public void Cells_of_what_is_coarser_hold_whole_cells_of_what_is_finer(Resolution finer, Resolution coarser)
    {
        var (fine, coarse) = (ResolutionFacts.Of(finer), ResolutionFacts.Of(coarser));
        fine.Coarser.ShouldBe(coarser);
        (coarse.Cell.Ticks % fine.Cell.Ticks, fine.Block.Ticks % coarse.Cell.Ticks).ShouldBe((0, 0));
        foreach (var at in new[] { Grounds.Now, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(-1) })
        {
            fine.CellOf(at).ShouldBeLessThanOrEqualTo(at);
            (at - fine.CellOf(at)).ShouldBeLessThan(fine.Cell);
            coarse.CellOf(fine.CellOf(at)).ShouldBe(coarse.CellOf(at));
        }
    }

    [Fact]
    public void A_minute_without_a_healthy_target_is_down_though_no_request_was_counted()
    {
        var cells = Reckon(1, (AskedMetric.HealthyHosts, 0));
        (cells[HealthMetric.Down]!.Value.Sum, cells[HealthMetric.Silent]!.Value.Sum, cells[HealthMetric.Measured]!.Value.Sum).ShouldBe((1, 1, 1));
        cells[HealthMetric.Busy].ShouldBeNull();
    }

    [Fact]
    public void A_minute_down_whose_requests_the_load_balancer_answered_is_not_silent()
    {
        var cells = Reckon(1, (AskedMetric.HealthyHosts, 0), (AskedMetric.BalancerErrors, 40));
        (cells[HealthMetric.Down]!.Value.Sum, cells[HealthMetric.Silent], cells[HealthMetric.BalancerErrors]!.Value.Sum).ShouldBe((1, null, 40));
    }

    [Fact]
    public void Five_minutes_with_requests_and_a_least_of_none_are_one_minute_down() =>
        Reckon(5, (AskedMetric.HealthyHosts, 0), (AskedMetric.Requests, 500))[HealthMetric.Down]!.Value.Sum.ShouldBe(1);

    [Fact]
    public void What_nobody_told_of_is_not_measured() => Reckon(1).Values.ShouldAllBe(cell => cell == null);

    [Fact]
    public void Errors_at_the_edge_are_a_share_of_its_requests() =>
        Reckon(1, (AskedMetric.EdgeRequests, 2000), (AskedMetric.EdgeErrorRate, 0.25))[HealthMetric.EdgeErrors]!.Value.Sum.ShouldBe(5);

    [Fact]
    public void A_minute_in_which_a_schedule_asks_for_no_instance_is_neither_measured_nor_down()
    {
        var asleep = Reckon(1, hasHours: true, (AskedMetric.HealthyHosts, 0), (AskedMetric.Desired, 0), (AskedMetric.BalancerErrors, 4));
        asleep[HealthMetric.Down].ShouldBeNull();
        asleep[HealthMetric.Measured].ShouldBeNull();
        asleep[HealthMetric.BalancerErrors].ShouldBeNull();

        // Nobody meant the same without a schedule.
        var lost = Reckon(1, hasHours: false, (AskedMetric.HealthyHosts, 0), (AskedMetric.Desired, 0));
        lost[HealthMetric.Down]!.Value.Sum.ShouldBe(1);
    }

    private static Dictionary<HealthMetric, Cell?> Reckon(int minutes, params (AskedMetric Metric, double Value)[] told) => Reckon(minutes, hasHours: false, told);

    private static Dictionary<HealthMetric, Cell?> Reckon(int minutes, bool hasHours, params (AskedMetric Metric, double Value)[] told) => ReckonCells.Of(
        new MetricValues(minutes, told.ToDictionary(one => one.Metric, one => (IReadOnlyDictionary<DateTimeOffset, double>)new Dictionary<DateTimeOffset, double> { [Grounds.Now] = one.Value })), Grounds.Now, hasHours)
        .ToDictionary(pair => pair.Metric, pair => pair.Cell);
}
