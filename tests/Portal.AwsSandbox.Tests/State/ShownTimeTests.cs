using Portal.AwsSandbox.State;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.State;

public sealed class ShownTimeTests : IDisposable
{
    private static readonly DateTimeOffset Past = new(2025, 10, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly string folder = Path.Combine(Path.GetTempPath(), "shown-" + Guid.NewGuid().ToString("N")[..12]);
    private readonly ManualTime time = new();

    [Fact]
    public void Shown_time_is_real_time_until_it_is_set_and_runs_as_fast()
    {
        var clock = new SimulatedClock(time, folder, 60);
        clock.Shown.ShouldBe(time.GetUtcNow());
        clock.Show(Past);
        time.Forward(TimeSpan.FromSeconds(10));
        clock.Shown.ShouldBe(Past.AddSeconds(10), TimeSpan.FromMilliseconds(1));
        clock.Now.ShouldBe(600_000);
    }

    [Fact]
    public void Set_forward_what_is_under_way_gets_as_much_further_at_its_own_times()
    {
        var clock = new SimulatedClock(time, folder, 60);
        clock.Show(Past);
        var before = clock.Now;
        clock.Show(Past.AddHours(2));
        clock.Now.ShouldBe(before + 2 * 3_600_000);
        clock.ShownAt(before + 1_800_000).ShouldBe(Past.AddMinutes(30), TimeSpan.FromMilliseconds(1));
        clock.WallAt(before + 1_800_000).ShouldBe(time.GetUtcNow());
    }

    [Fact]
    public void An_advance_dates_everything_in_it_to_its_own_moment()
    {
        var clock = new SimulatedClock(time, folder, 60);
        clock.Show(Past);
        clock.Advance(TimeSpan.FromHours(1));
        clock.ShownAt(1_800_000).ShouldBe(Past);
        clock.Shown.ShouldBe(Past);
    }

    [Fact]
    public void Shown_time_survives_a_restart()
    {
        new SimulatedClock(time, folder, 60).Show(Past);
        time.Forward(TimeSpan.FromMinutes(5));
        new SimulatedClock(time, folder, 60).Shown.ShouldBe(Past.AddMinutes(5), TimeSpan.FromMilliseconds(1));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
