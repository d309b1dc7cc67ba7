using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Environments;

namespace Portal.Domain.Tests.Environments;

public sealed class LeaseTests
{
    private static readonly EnvironmentId Id = new("env-1");

    [Fact]
    public void People_are_told_72_24_and_1_hour_before_the_end_and_then_of_the_end()
    {
        var lease = Lease.Begin(Id, 10, Minimal.Now);
        var told = new List<LeaseNews>();
        while (lease.NextLookAt is { } next) told.Add(lease.Look(next));
        told.ShouldBe([new LeaseNews.EndsSoon(72), new LeaseNews.EndsSoon(24), new LeaseNews.EndsSoon(1), new LeaseNews.Ended()]);
        lease.EndedAt.ShouldBe(Minimal.Now.AddDays(10));
    }

    [Fact]
    public void A_threshold_missed_while_nobody_looked_is_not_told_afterwards()
    {
        var lease = Lease.Begin(Id, 10, Minimal.Now);
        lease.Look(lease.EndsAt.AddHours(-20)).ShouldBe(new LeaseNews.EndsSoon(24));
        lease.Look(lease.EndsAt.AddHours(-19)).ShouldBe(new LeaseNews.Nothing());
    }

    [Fact]
    public void An_extension_begins_the_warnings_anew_and_undoes_the_end()
    {
        var lease = Lease.Begin(Id, 1, Minimal.Now);
        lease.Look(Minimal.Now.AddDays(2));
        lease.EndWith(deletes: true);
        lease.Extend(30, Minimal.Now.AddDays(2));
        (lease.EndedAt, lease.Deletes, lease.WarnedHours).ShouldBe((null, false, null));
        lease.NextLookAt.ShouldBe(lease.EndsAt.AddHours(-72));
    }

    [Fact]
    public void An_extension_that_would_end_sooner_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Lease.Begin(Id, 30, Minimal.Now).Extend(29, Minimal.Now));

    [Fact]
    public void Only_one_asks_for_more_at_a_time_and_an_extension_answers_it()
    {
        var lease = Lease.Begin(Id, 5, Minimal.Now);
        lease.AskFor(400, Minimal.Engineer, "A long trial", Minimal.Now);
        Should.Throw<InvalidOperationException>(() => lease.AskFor(500, Minimal.Engineer, "", Minimal.Now));
        lease.Extend(400, Minimal.Now);
        lease.Ask.ShouldBeNull();
    }

    [Fact]
    public void However_often_and_whenever_one_looks_each_threshold_is_told_once_at_most_and_only_after_it()
    {
        var looks = Gen.Choose(1, 40 * 24 * 60).ListOf(60).Select(minutes => minutes.Order().ToList()).ToArbitrary();
        var days = Gen.Choose(1, 30).ToArbitrary();
        Prop.ForAll(looks, days, (minutes, length) =>
        {
            var lease = Lease.Begin(Id, length, Minimal.Now);
            var told = new List<int>();
            foreach (var minute in minutes)
            {
                if (lease.EndedAt is not null) break;
                var now = Minimal.Now.AddMinutes(minute);
                if (lease.Look(now) is not LeaseNews.EndsSoon(var hours)) continue;
                (now >= lease.EndsAt.AddHours(-hours)).ShouldBeTrue();
                told.Add(hours);
            }
            told.ShouldBe(told.Distinct());
            told.ShouldBe(told.OrderDescending());
        }).QuickCheckThrowOnFailure();
    }
}
