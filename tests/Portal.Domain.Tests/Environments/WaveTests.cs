using Portal.Domain.Access;
using Portal.Domain.Environments.Waves;

namespace Portal.Domain.Tests.Environments;

public sealed class WaveTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 19, 14, 0, 0, TimeSpan.Zero);
    private static readonly Actor Tomas = new(new PersonId("tomas"), "Tomás Rey", "platform", new HashSet<Role> { Role.Approver });

    [Fact]
    public void The_canary_is_where_a_failure_hurts_least()
    {
        var order = WaveOrder.Of([Member("b", "production"), Member("a", "production"), Member("z", "development"), Member("y", "odd")], canary: 1, batch: 2);
        order.Select(member => (member.Name, member.Batch)).ShouldBe([("z", 0), ("a", 1), ("b", 1), ("y", 2)]);
    }

    [Fact]
    public void A_failure_stops_it_and_the_same_one_does_not_stop_it_again()
    {
        var wave = Previewed(3, canary: 1, batch: 1, pause: 0);
        wave.Start(Tomas, Start);
        var canary = wave.Advance([], Start, Start).ShouldHaveSingleItem();
        wave.See(canary with { State = MemberState.Failed, Reason = "No capacity." }, Start);
        wave.Advance([], Start, Start).ShouldBeEmpty();
        (wave.State, wave.StopReason).ShouldBe((WaveState.Stopped, $"{canary.Name} failed: No capacity."));
        wave.Resume(Tomas, [], Start);
        wave.Advance([], Start, Start).ShouldHaveSingleItem().Batch.ShouldBe(1);
    }

    [Fact]
    public void An_alarm_in_the_pause_stops_it()
    {
        var wave = Previewed(2, canary: 1, batch: 1, pause: 10);
        wave.Start(Tomas, Start);
        wave.See(wave.Advance([], Start, Start)[0] with { State = MemberState.Done }, Start);
        wave.Advance([], Start, Start).ShouldBeEmpty();
        wave.State.ShouldBe(WaveState.Pausing);
        wave.Advance([], Start.AddMinutes(9), Start.AddMinutes(9)).ShouldBeEmpty();
        wave.Advance(["errors"], Start.AddMinutes(10), Start.AddMinutes(10)).ShouldBeEmpty();
        wave.State.ShouldBe(WaveState.Stopped);
        // It is on still: whoever resumes has seen it.
        wave.Resume(Tomas, ["errors"], Start.AddMinutes(11));
        wave.Advance(["errors"], Start.AddMinutes(12), Start.AddMinutes(12)).ShouldBeEmpty();
        wave.State.ShouldBe(WaveState.Pausing);
        wave.Advance(["errors"], Start.AddMinutes(22), Start.AddMinutes(22)).ShouldHaveSingleItem().Batch.ShouldBe(1);
    }

    [Fact]
    public void Whatever_happens_batches_go_in_order_each_member_once_and_nothing_after_a_stop()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var (count, canary, batch) = (random.Next(1, 12), random.Next(1, 4), random.Next(1, 5));
            var wave = Previewed(count, canary, batch, pause: random.Next(0, 2) * 5);
            var now = Start;
            var gone = new List<WaveMember>();
            wave.Start(Tomas, now);
            for (var look = 0; look < 200 && !wave.IsOver; look++)
            {
                now = now.AddMinutes(random.Next(0, 4));
                foreach (var member in wave.Members.Where(member => member.State is MemberState.Released).ToList())
                    if (random.Next(2) == 0) wave.See(member with { State = random.Next(8) == 0 ? MemberState.Failed : random.Next(8) == 0 ? MemberState.Skipped : MemberState.Done, Reason = "any" }, now);
                var before = wave.State;
                var released = wave.Advance(random.Next(20) == 0 ? [$"alarm-{look}"] : [], now, now);
                if (before is WaveState.Stopped) released.ShouldBeEmpty($"seed {seed}");
                if (released.Count > 0)
                {
                    released.Select(member => member.Batch).Distinct().ShouldHaveSingleItem();
                    gone.ShouldAllBe(member => member.Batch < released[0].Batch, $"seed {seed}");
                    wave.Members.Where(member => member.Batch < released[0].Batch).ShouldAllBe(member => member.IsOver, $"seed {seed}");
                    released.Count.ShouldBeLessThanOrEqualTo(released[0].Batch == 0 ? canary : batch);
                    gone.AddRange(released);
                }
                if (wave.State is WaveState.Stopped && random.Next(2) == 0) wave.Resume(Tomas, [], now);
            }
            gone.Select(member => member.EnvironmentId).ShouldBeUnique($"seed {seed}");
            if (wave.State is WaveState.Done) gone.Count.ShouldBe(count, $"seed {seed}");
        }
    }

    [Fact]
    public void Cancelling_leaves_alone_what_had_not_gone()
    {
        var wave = Previewed(3, canary: 1, batch: 2, pause: 0);
        wave.Start(Tomas, Start);
        wave.Advance([], Start, Start).Count.ShouldBe(1);
        wave.Cancel(Tomas, Start).Count.ShouldBe(2);
        wave.Members.Count(member => member.State is MemberState.Skipped).ShouldBe(2);
        wave.Members.Count(member => member.State is MemberState.Released).ShouldBe(1);
    }

    private static Wave Previewed(int count, int canary, int batch, int pause)
    {
        var members = WaveOrder.Of(Enumerable.Range(0, count).Select(n => Member($"m{n:D2}", "production")), canary, batch);
        var wave = Wave.Plan("store", "0.2.0", "hash", "all", pause, members, Tomas, Start);
        foreach (var member in members) wave.See(member with { State = MemberState.Held }, Start);
        wave.Advance([], Start, Start).ShouldBeEmpty();
        wave.State.ShouldBe(WaveState.Ready);
        return wave;
    }

    private static WaveMember Member(string name, string stage) => new(new EnvironmentId($"env-{name}"), name, "shop", stage, "111111111111", "us-east-1", "0.1.0", 0);
}
