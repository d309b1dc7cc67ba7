using Portal.Domain.Health;

namespace Portal.Domain.Tests.Health;

/// <summary>Tiers don't flap, and lose no time when it matters.</summary>
public sealed class SettleTests
{
    private static readonly TimeSpan Two = TimeSpan.FromMinutes(2);
    private static readonly Judgement Well = new(HealthTier.Compute, HealthState.Healthy, TierRules.Well, "", false);
    private static readonly Judgement Dark = new(HealthTier.Compute, HealthState.Down, "none-in-service", "no instance is in service", false);
    private static readonly Judgement Busy = new(HealthTier.Compute, HealthState.Degraded, "cpu", "busy", true);

    [Fact]
    public void What_is_worse_by_what_was_seen_counts_at_once() =>
        States((0, Well), (1, Dark)).ShouldBe([HealthState.Healthy, HealthState.Down]);

    [Fact]
    public void What_is_worse_by_a_measured_value_has_to_be_seen_twice() =>
        States((0, Well), (1, Busy), (2, Busy)).ShouldBe([HealthState.Healthy, HealthState.Healthy, HealthState.Degraded]);

    [Fact]
    public void A_hiccup_of_a_measured_value_is_no_news() =>
        States((0, Well), (1, Busy), (2, Well), (3, Busy), (4, Well)).ShouldAllBe(state => state == HealthState.Healthy);

    [Fact]
    public void What_is_better_has_to_hold_for_two_minutes() =>
        States((0, Dark), (1, Well), (2, Well), (3, Well)).ShouldBe([HealthState.Down, HealthState.Down, HealthState.Down, HealthState.Healthy]);

    [Fact]
    public void A_relapse_begins_the_wait_anew() =>
        States((0, Dark), (1, Well), (2, Dark), (3, Well), (4, Well), (5, Well)).ShouldBe([HealthState.Down, HealthState.Down, HealthState.Down, HealthState.Down, HealthState.Down, HealthState.Healthy]);

    [Fact]
    public void To_and_from_unknown_it_goes_at_once()
    {
        var unseen = new Judgement(HealthTier.Compute, HealthState.Unknown, "unseen", "not seen", false, Grounds.Now.AddMinutes(-3));
        States((0, Dark), (1, unseen), (2, Well)).ShouldBe([HealthState.Down, HealthState.Unknown, HealthState.Healthy]);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_make_a_tier_wait_for_ever() =>
        States((0, Dark), (60, Well), (1, Well), (2, Well), (3, Well)).ShouldBe([HealthState.Down, HealthState.Down, HealthState.Down, HealthState.Down, HealthState.Healthy]);

    [Fact]
    public void Since_is_when_it_began_and_stays_while_it_goes_on()
    {
        var first = JudgeTiers.Settle(null, Dark, Grounds.Now, Two);
        var later = JudgeTiers.Settle(first, Dark with { Text = "still none" }, Grounds.Now.AddHours(1), Two);
        (later.Since, later.Text).ShouldBe((Grounds.Now, "still none"));
        later.Reason(Grounds.Now.AddDays(1)).ShouldBe("still none since 19 Nov 14:02");
    }

    private static List<HealthState> States(params (int Minute, Judgement Judged)[] looks)
    {
        TierHealth? tier = null;
        return [.. looks.Select(look => (tier = JudgeTiers.Settle(tier, look.Judged, Grounds.Now.AddMinutes(look.Minute), Two)).State)];
    }
}
