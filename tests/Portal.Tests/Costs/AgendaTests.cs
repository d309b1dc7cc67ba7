using Portal.Costs;
using Portal.Costs.Leftovers;
using Portal.Costs.Meetings;
using Portal.Domain;
using Portal.Domain.Costs;

namespace Portal.Tests.Costs;

/// <summary>What a meeting gets to talk about.</summary>
public sealed class AgendaTests
{
    private static readonly PortfolioView Month = SamplePack.Of(new DateOnly(2026, 11, 17)).Portfolio;

    [Fact]
    public void Who_left_the_band_comes_before_movers_and_is_named_once()
    {
        var agenda = MakeAgenda.Of(Month, [], [], [], [], []);
        agenda.Take(2).ShouldAllBe(item => item.Kind == AgendaKind.OutOfBand);
        agenda.Count(item => item.Kind == AgendaKind.Mover).ShouldBe(5);
        agenda.Where(item => item.Environment is not null).Select(item => item.Environment).ShouldBeUnique();
    }

    [Fact]
    public void What_deleted_environments_left_is_talked_about_from_five_dollars_a_month_on()
    {
        MakeAgenda.Of(Month, [], [], [], [Left("shop-old", 4.9m)], []).ShouldNotContain(item => item.Kind == AgendaKind.LeftBehind);
        var item = MakeAgenda.Of(Month, [], [], [], [Left("shop-old", 4.9m), Left("shop-older", 2.4m)], []).Single(each => each.Kind == AgendaKind.LeftBehind);
        item.Text.ShouldBe("Snapshots, buckets and keys of shop-old, shop-older are still billed, USD 7 a month. Nothing deletes them by itself.");
        item.Amount.ShouldBe(7.3m);
    }

    [Fact]
    public void The_untagged_is_talked_about_above_its_goal_only()
    {
        MakeAgenda.Of(Month, [], [], [], [], []).ShouldContain(item => item.Kind == AgendaKind.Untagged);
        MakeAgenda.Of(Month with { Totals = Month.Totals with { UntaggedShare = 0.019m } }, [], [], [], [], []).ShouldNotContain(item => item.Kind == AgendaKind.Untagged);
    }

    private static LeftoverView Left(string name, decimal monthly) =>
        new(new EnvironmentId($"env-{name}"), name, "shop", "Mara Lindqvist", "111111111111", "us-east-1", name, new DateOnly(2026, 10, 30), monthly, 18, [new LeftoverService("RDS", monthly)], []);
}
