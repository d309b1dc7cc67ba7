using Portal.Domain.Health;
using Portal.Domain.Health.Seen;
using Portal.Domain.Notifications;

namespace Portal.Domain.Tests.Health;

/// <summary>What happened, and who is told of it.</summary>
public sealed class NewsTests
{
    private readonly EnvironmentHealth _health = EnvironmentHealth.Of(new("env-1"), "111111111111", "us-east-1", Grounds.Now);

    public NewsTests()
    {
        _health.Saw(Grounds.Seen);
        _health.StandsOf(Grounds.Resources, Grounds.Now);
        _health.Judged(JudgeTiers.Of(Grounds.Well, [], TimeSpan.Zero), Grounds.Now);
        _health.Told(HealthState.Healthy);
    }

    [Fact]
    public void A_failover_is_told_with_both_zones_and_its_standby_in_one_message()
    {
        var (events, news) = Pass(Grounds.Seen with { Database = Grounds.Database with { PrimaryZone = "us-east-1b", StandbyZone = null } });
        events.Select(one => one.Title).ShouldBe(["Database failed over, us-east-1a to us-east-1b", "Database: standby is rebuilding: no second zone for the database", "Degraded"]);
        (news!.Kind, news.State).ShouldBe((NotificationKind.HealthWorse, HealthState.Degraded));
        news.Title("shop-prod").ShouldBe("Degraded: shop-prod");
        news.Lines.ShouldBe(["It is degraded: standby is rebuilding: no second zone for the database since 14:02.", "Database failed over, us-east-1a to us-east-1b."]);
    }

    [Fact]
    public void Recovery_is_told_once_and_only_after_something_worse_was()
    {
        Pass(Grounds.Seen with { Database = Grounds.Database with { StandbyZone = null } });
        _health.Told(_health.State);
        Pass(Grounds.Seen).News!.Kind.ShouldBe(NotificationKind.HealthRecovered);
        _health.Told(_health.State);
        Pass(Grounds.Seen).News.ShouldBeNull();
    }

    [Fact]
    public void What_is_degraded_while_a_deployment_runs_is_told_when_it_is_over_and_still_so()
    {
        var half = Grounds.Seen with { Compute = Grounds.Group(2, 0, 1) };
        Pass(half, isChanging: true).News.ShouldBeNull();
        Pass(half).News!.Kind.ShouldBe(NotificationKind.HealthWorse);
    }

    [Fact]
    public void What_is_down_is_told_whatever_runs_and_whatever_the_hour() =>
        Pass(Grounds.Seen with { Database = Grounds.Database with { Status = "failed" } }, isChanging: true, isQuiet: true).News!.IsHeld.ShouldBeFalse();

    [Fact]
    public void Quiet_hours_hold_back_what_is_not_grave_and_tell_it_afterwards()
    {
        var news = Pass(Grounds.Seen with { Database = Grounds.Database with { StandbyZone = null } }, isQuiet: true).News!;
        news.IsHeld.ShouldBeTrue();
        _health.Hold(news.Lines);
        var after = Pass(Grounds.Seen with { Database = Grounds.Database with { StandbyZone = null } }).News!;
        (after.IsHeld, after.Lines.Count).ShouldBe((false, 2));
    }

    [Fact]
    public void A_lost_zone_is_the_message_and_the_state_stands_in_it()
    {
        var before = HealthBefore.Of(_health);
        _health.Lost(["us-east-1c"]);
        var events = NoteEvents.Between(before, _health, Grounds.Now);
        var news = ChooseNews.Of(before, _health, events, false, true, Grounds.Now)!;
        (news.Kind, news.IsHeld, news.Lines.Single()).ShouldBe((NotificationKind.ZoneLost, false, "Zone us-east-1c lost: no instance is in service there."));
    }

    [Fact]
    public void Alarms_and_scaling_stand_in_the_timeline_and_wake_nobody()
    {
        var before = HealthBefore.Of(_health);
        _health.Alarmed([new AlarmOff("shop-alarm", "One request in 20 takes over 3 s", "Threshold crossed", Grounds.Now.AddMinutes(-2))]);
        _health.Saw(Grounds.Seen with { Compute = Grounds.Group(2, 2, 2) });
        var events = NoteEvents.Between(before, _health, Grounds.Now);
        events.Select(one => (one.Title, one.At)).ShouldBe([("Scaled out 5 to 6", Grounds.Now), ("Alarm: One request in 20 takes over 3 s", Grounds.Now.AddMinutes(-2))]);
        ChooseNews.Of(before, _health, events, false, false, Grounds.Now).ShouldBeNull();
    }

    private (IReadOnlyList<HealthEvent> Events, HealthNews? News) Pass(EnvironmentSeen seen, bool isChanging = false, bool isQuiet = false)
    {
        var before = HealthBefore.Of(_health);
        _health.Saw(seen);
        _health.Judged(JudgeTiers.Of(Grounds.Of(seen), _health.Tiers, TimeSpan.Zero), Grounds.Now);
        var events = NoteEvents.Between(before, _health, Grounds.Now);
        return (events, ChooseNews.Of(before, _health, events, isChanging, isQuiet, Grounds.Now));
    }
}
