using Bunit;
using Portal.Domain;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Health;
using Portal.Tests.Platform.Ui;

namespace Portal.Tests.Health;

public sealed class FleetTests : UiTest
{
    [Fact]
    public void A_row_tells_state_reason_zones_and_what_is_left()
    {
        var table = Fleet(Row("checkout-prod", HealthState.Degraded, "standby is rebuilding since 14:02"));
        var cells = table.FindAll("tbody td").Select(cell => cell.TextContent.Trim()).ToList();
        cells[0].ShouldBe("Degraded");
        cells[1].ShouldContain("Standby is rebuilding since 14:02");
        table.Find("td a.name").GetAttribute("href").ShouldBe("/environments/checkout-prod");
        table.FindAll("svg[role=img]").Select(icon => icon.GetAttribute("aria-label")).ShouldBe(["Instances: Healthy", "Database: Degraded"]);
        table.Find(".pips").ParentElement!.TextContent.ShouldContain("2 / 2 / 1");
        cells[^1].ShouldBe("26.8");
    }

    [Fact]
    public void What_is_not_seen_has_neither_a_count_nor_a_verdict()
    {
        var table = Fleet(Row("ledger-dr", HealthState.Unknown, "unknown") with { States = new Dictionary<HealthTier, HealthState> { [HealthTier.Compute] = HealthState.Unknown } });
        table.Markup.ShouldContain("not seen");
        table.FindAll(".pips").ShouldBeEmpty();
        table.FindAll(".st.ok").ShouldBeEmpty();
    }

    [Fact]
    public void A_thousand_rows_draw_only_what_is_in_sight()
    {
        var table = Render<FleetTable>(p => p.Add(c => c.Rows, [.. Enumerable.Range(0, 1000).Select(index => Row($"env-{index}", HealthState.Healthy, "") with { Id = new EnvironmentId($"env-{index}") })]));
        table.FindAll("tbody tr[data-row]").Count.ShouldBeLessThan(200);
        table.Find("table").GetAttribute("aria-rowcount").ShouldBe("1001");
    }

    [Fact]
    public void Totals_count_what_survives_only_among_those_that_are_seen()
    {
        var survives = Row("checkout-prod", HealthState.Healthy, "") with { Loss = new ZoneLoss("us-east-1a", LossVerdict.Enough, 4, 3, "") };
        var stale = survives with { States = new Dictionary<HealthTier, HealthState> { [HealthTier.Compute] = HealthState.Unknown } };
        var totals = WholeFleet.Totals([survives, stale, Row("cart-prod", HealthState.Degraded, "")], 1);
        (totals.All, totals.Survives, totals.SeenZones, totals.Stale).ShouldBe((3, 1, 2, 1));
    }

    [Fact]
    public void Quiet_hours_go_by_the_clocks_of_their_zone()
    {
        var night = new HealthSettings { QuietFrom = "22:00", QuietTo = "06:00", QuietZone = "Asia/Tokyo" };
        // 14:32 UTC is 23:32 in Tokyo.
        TellHealth.IsQuiet(night, Seen.Now).ShouldBeTrue();
        TellHealth.IsQuiet(new HealthSettings { QuietFrom = "22:00", QuietTo = "06:00" }, Seen.Now).ShouldBeFalse();
        TellHealth.IsQuiet(night, Seen.Now.AddHours(7)).ShouldBeFalse();
        TellHealth.IsQuiet(new HealthSettings(), Seen.Now).ShouldBeFalse();
        new CheckHealthSettings().Validate(null, new HealthSettings { QuietZone = "Nowhere/Here" }).FailureMessage!.ShouldContain("QuietZone");
    }

    [Fact]
    public void An_address_keeps_the_filter()
    {
        var filter = new FleetFilter("cart", "shop", "111111111111", "us-east-1", "production", HealthState.Down);
        var written = FleetQuery.Write(filter);
        FleetQuery.Read((string?)written["search"], (string?)written["team"], (string?)written["account"], (string?)written["region"], (string?)written["stage"], (string?)written["state"]).ShouldBe(filter);
        FleetQuery.Read(null, " ", null, null, null, "nosuch").ShouldBe(new FleetFilter());
        FleetQuery.Read(null, null, null, null, null, "2").ShouldBe(new FleetFilter());
    }

    private static FleetRow Row(string name, HealthState state, string reason) => new(
        new EnvironmentId(name), name, "shop", "111111111111", "us-east-1", "production", "three-tier", "1.0.0", EnvironmentState.Ready, state, reason, Seen.Now, Seen.Now,
        new Dictionary<HealthTier, HealthState> { [HealthTier.Compute] = HealthState.Healthy, [HealthTier.Database] = HealthState.Degraded },
        ["us-east-1a", "us-east-1b", "us-east-1c"], [2, 2, 1], new ZoneLoss("us-east-1b", LossVerdict.NotEnough, 3, 3, "no database: no standby in another zone"), 99.962, 26.8, 43.2, BurnLevel.None, null);

    private IRenderedComponent<FleetTable> Fleet(FleetRow row) => Render<FleetTable>(p => p.Add(c => c.Rows, [row]));
}
