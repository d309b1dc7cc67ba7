using AngleSharp.Dom;
using Bunit;
using Portal.Domain.Health;
using Portal.Domain.Health.Seen;
using Portal.Health;
using Portal.Platform.Ui;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Health;

public sealed class HealthComponentTests : UiTest
{
    private const string Rebuilding = "standby is rebuilding: no second zone for the database since 14:02";

    private static readonly EnvironmentSeen WithoutStandby = Seen.All with { Database = Seen.All.Database! with { StandbyZone = null } };
    private static readonly TierView NoStandby = Seen.Tier(HealthTier.Database, HealthState.Degraded, Rebuilding, "available, no standby");

    [Fact]
    public void A_tier_that_is_not_well_says_why_and_since_when()
    {
        var list = Render<TierStates>(p => p.Add(c => c.Tiers, [Seen.Tier(HealthTier.Compute, note: "5 of 3–10 in service"), NoStandby]));
        Words(list.FindAll("li")[0]).ShouldBe("Instances Healthy 5 of 3–10 in service");
        Words(list.FindAll("li")[1]).ShouldBe("Database Degraded Standby is rebuilding: no second zone for the database since 14:02 (available, no standby)");
    }

    [Fact]
    public void What_is_not_known_is_grey_and_tells_what_was_seen_last()
    {
        var list = Render<TierStates>(p => p.Add(c => c.Tiers, [Seen.Tier(HealthTier.Cache, HealthState.Unknown, "the cache has not been looked at; unknown since 13:58", "available, 2 nodes in 2 zones")]));
        list.FindAll(".st.idle").Count.ShouldBe(1);
        list.FindAll(".st.ok").ShouldBeEmpty();
        Words(list.Find("li")).ShouldContain("(last seen: available, 2 nodes in 2 zones)");
    }

    [Fact]
    public void The_grid_tells_what_stands_in_each_zone_and_whether_it_may_go()
    {
        var table = Zones(Seen.View(WithoutStandby, NoStandby));
        table.FindAll("thead th").Select(Words).ShouldBe(["Tier", "us-east-1a", "us-east-1b", "us-east-1c"]);
        Row(table, "Instances").ShouldBe(["Instances balanced 2 / 2 / 1", "2 in service", "2 in service", "1 in service"]);
        Row(table, "Cache").ShouldBe(["Cache 2 zones", "Primary cache.t4g.medium", "Replica cache.t4g.medium", "none"]);
        Row(table, "Database").ShouldBe(["Database 1 zone", "none", "Primary db.m6g.large", "none"]);
        Row(table, "NAT gateways").ShouldBe(["NAT gateways 1 zone for all", "Gateway", "none", "none"]);
        Row(table, "If the zone is lost").ShouldBe(["If the zone is lost instances left of 5", "Enough 3 of 5 remain", "Not enough no database: no standby in another zone", "Enough 4 of 5 remain"]);
    }

    [Fact]
    public void A_grid_that_is_old_has_no_green_in_what_can_not_be_seen()
    {
        var table = Zones(Seen.View(null, Seen.Tier(HealthTier.Compute, HealthState.Unknown, "the Auto Scaling group has not been looked at; unknown since 13:58")));
        Row(table, "If the zone is lost").Skip(1).ShouldAllBe(cell => cell == "Unknown instances were not seen");
        table.FindAll("tbody tr")[1].QuerySelectorAll(".st.ok").ShouldBeEmpty();
        table.FindAll("tbody tr")[1].QuerySelectorAll(".st.idle").Length.ShouldBe(3);
    }

    [Fact]
    public void NAT_gateways_that_were_not_seen_for_long_are_grey()
    {
        var view = Seen.View();
        var table = Zones(view with { Looks = [new FreshnessView("NAT gateways", Seen.Now.AddMinutes(-31), TimeSpan.FromMinutes(10), null, null)] });
        var row = table.FindAll("tbody tr").Single(each => Words(each).StartsWith("NAT", StringComparison.Ordinal));
        row.QuerySelectorAll(".st.idle").Length.ShouldBe(1);
        row.QuerySelectorAll(".st.ok").ShouldBeEmpty();
    }

    [Fact]
    public void The_live_drawing_colours_each_node_by_its_state_and_shows_the_standby_that_is_missing()
    {
        var model = LiveTopology.Of(Seen.View(WithoutStandby, NoStandby))!;
        var nodes = model.Tiers.SelectMany(tier => tier.Nodes).ToDictionary(node => node.Id);
        nodes["lb"].Aside.ShouldBe("5 healthy targets");
        nodes["instances-us-east-1a"].Status.ShouldBe(Status.Healthy);
        nodes["instances-us-east-1a"].Instances!.Count.ShouldBe(2);
        nodes["database-0"].Zone.ShouldBe("us-east-1b");
        nodes["database-standby"].ShouldSatisfyAllConditions(node => node.Status.ShouldBe(Status.Degraded), node => node.Detail.ShouldBe("rebuilding"), node => node.Ghost.ShouldBeTrue());
        model.Edges.Select(edge => edge.Figure).ShouldContain("1,214 req/min");
    }

    [Fact]
    public void The_live_drawing_is_grey_where_nothing_is_known_and_absent_where_nothing_was_seen()
    {
        var model = LiveTopology.Of(Seen.View(null, Seen.Tier(HealthTier.Database, HealthState.Unknown, "the database can't be seen")))!;
        model.Tiers.Single(tier => tier.Title == "Database").Nodes.ShouldAllBe(node => node.Status == Status.Unknown && node.Detail == "not seen");
        LiveTopology.Of(Seen.View() with { SeenAt = null }).ShouldBeNull();
    }

    [Fact]
    public void The_objective_tells_what_is_left_how_fast_it_burns_and_what_spent_it()
    {
        var burn = new Burn(TimeSpan.FromHours(1), TimeSpan.FromMinutes(5), 14.4, BurnLevel.Page, 19, 22);
        var spent = new SpentBudget(Seen.Now.AddMinutes(-34), Seen.Now.AddMinutes(-30), 412, .74, 12.1, "Database failed over, us-east-1c to us-east-1b");
        var card = Render<ObjectiveCard>(p => p.Add(c => c.Slo, Seen.Slo(99.962, 26.8, burn)).Add(c => c.Spent, [spent]).Add(c => c.Measured, Seen.Fresh));
        Words(card.Find(".objective")).ShouldContain("99.962 %");
        Words(card.Find(".objective")).ShouldContain("26.8 of 43.2 min");
        Words(card.Find(".burns tbody tr")).ShouldBe("1 h and 5 min 19.0× 22.0× 14.4× Page");
        Words(card.Find(".spent li")).ShouldBe("Database failed over, us-east-1c to us-east-1b 19 Nov, 13:58 UTC , for 4 min, 412 failed 12.1 min 74 % of what is spent");
    }

    [Fact]
    public void Without_traffic_there_is_no_figure()
    {
        var card = Render<ObjectiveCard>(p => p.Add(c => c.Slo, Seen.Slo(null, null)).Add(c => c.Measured, Seen.Fresh));
        card.Find(".empty").TextContent.ShouldContain("That is not 100 %.");
        card.FindAll(".fig").ShouldBeEmpty();
    }

    [Fact]
    public void An_overspent_budget_is_told_in_minutes_below_zero()
    {
        var card = Render<ObjectiveCard>(p => p.Add(c => c.Slo, Seen.Slo(99.412, -210.8)).Add(c => c.Measured, Seen.Fresh));
        Words(card.Find(".objective")).ShouldContain("−210.8 of 43.2 min");
        card.Find(".bar").ClassList.ShouldContain("bad");
        Words(card.Find(".objective")).ShouldContain("Missed");
    }

    [Theory]
    [InlineData(99.9996, "99.999 %")]
    [InlineData(100, "100.000 %")]
    [InlineData(99.9, "99.900 %")]
    public void Availability_is_cut_and_never_rounded_up(double percent, string words) => BudgetWords.Availability(percent).ShouldBe(words);

    [Fact]
    public void The_strip_says_what_a_lost_zone_would_do()
    {
        var strip = Render<HealthStrip>(p => p.Add(c => c.View, Seen.View(WithoutStandby, NoStandby)));
        Figure(strip, "Health").ShouldBe("Degraded since 13:58 UTC");
        Figure(strip, "SLO 99.9 %, 30 days").ShouldBe("99.962 % 26.8 min left");
        Figure(strip, "If one zone is lost").ShouldBe("Not enough 1b: no database: no standby in another zone");
        Figure(strip, "Instances").ShouldBe("5 of 5 3–10 allowed, load needs 3");
        Figure(strip, "Alarms").ShouldBe("None none is off");
    }

    [Fact]
    public void Alarms_that_were_not_asked_for_in_time_are_not_called_well()
    {
        Render<AlarmsCard>(p => p.Add(c => c.Alarms, []).Add(c => c.Seen, new FreshnessView("alarms", Seen.Now.AddMinutes(-1), TimeSpan.FromMinutes(1), null, null))).Markup.ShouldContain("No alarm is off.");
        Render<AlarmsCard>(p => p.Add(c => c.Alarms, []).Add(c => c.Seen, new FreshnessView("alarms", Seen.Now.AddMinutes(-9), TimeSpan.FromMinutes(1), "AWS refused DescribeAlarms.", Seen.Now.AddMinutes(-8)))).Find("p.in").TextContent.ShouldBe("Not known AWS refused DescribeAlarms.");
    }

    [Fact]
    public void The_timeline_can_be_narrowed()
    {
        TimelineEntry[] entries =
        [
            new(Seen.Now, TimelineKind.State, "Database degraded", "standby is rebuilding", HealthState.Degraded, null),
            new(Seen.Now.AddHours(-1), TimelineKind.Deployment, "Update done", "", HealthState.Healthy, "/deployments/dep-1"),
            new(Seen.Now.AddHours(-2), TimelineKind.Drift, "Drift check: in sync", "", HealthState.Healthy, null),
        ];
        var card = Render<HappenedCard>(p => p.Add(c => c.Entries, entries));
        card.FindAll(".tl li").Count.ShouldBe(3);
        card.FindAll(".tl .st.warn").Count.ShouldBe(1);
        card.FindAll(".seg input")[1].Change(true);
        card.Find(".tl li a").GetAttribute("href").ShouldBe("/deployments/dep-1");
        card.FindAll(".tl li").Count.ShouldBe(1);
    }

    private IRenderedComponent<ZoneTable> Zones(EnvironmentHealthView view) => Render<ZoneTable>(p => p.Add(c => c.Grid, view.Grid).Add(c => c.Tiers, view.Tiers).Add(c => c.Group, view.Size).Add(c => c.Network, view.Looks.Single(look => look.What == "NAT gateways")));

    private static IEnumerable<string> Row(IRenderedComponent<ZoneTable> table, string title) =>
        table.FindAll("tbody tr").Single(row => Words(row).StartsWith(title, StringComparison.Ordinal)).Children.Select(Words);

    private static string Figure(IRenderedComponent<HealthStrip> strip, string label) =>
        string.Join(" ", strip.FindAll("dl > div").Single(part => Words(part.QuerySelector("dt")!) == label).QuerySelectorAll("dd").Select(Words)).Trim();

    /// <summary>What is read of it: texts of its parts with one space between.</summary>
    private static string Words(INode node) =>
        string.Join(" ", node.Descendants<IText>().Select(text => text.Data.Trim()).Where(text => text.Length > 0));
}
