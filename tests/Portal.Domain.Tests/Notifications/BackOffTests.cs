using Portal.Domain.Notifications;

namespace Portal.Domain.Tests.Notifications;

public sealed class BackOffTests
{
    private static readonly BackOff Usual = new(TimeSpan.FromSeconds(10), TimeSpan.FromHours(1), 12);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(5, 160)]
    [InlineData(11, 3600)]
    public void Each_wait_is_about_twice_as_long_up_to_the_longest(int round, double seconds)
    {
        Usual.After(round, 0.5)!.Value.TotalSeconds.ShouldBe(seconds, 0.001);
        Usual.After(round, 0)!.Value.TotalSeconds.ShouldBe(seconds * 0.8, 0.001);
        Usual.After(round, 1)!.Value.TotalSeconds.ShouldBe(seconds * 1.2, 0.001);
    }

    [Fact]
    public void After_the_last_attempt_there_is_no_wait()
    {
        Usual.After(11, 0.5).ShouldNotBeNull();
        Usual.After(12, 0.5).ShouldBeNull();
    }
}
