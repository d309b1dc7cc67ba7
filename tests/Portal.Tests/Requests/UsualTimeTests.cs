using Portal.Requests;

namespace Portal.Tests.Requests;

public sealed class UsualTimeTests
{
    [Fact]
    public void Nothing_measured_is_nothing_known() => UsualTime.From([]).ShouldBeNull();

    [Fact]
    public void The_middle_does_not_follow_one_that_took_very_long() =>
        UsualTime.From([Minutes(20), Minutes(900), Minutes(24)]).ShouldBe(new UsualTime(Minutes(24), 3));

    [Fact]
    public void Of_an_even_count_it_is_the_mean_of_the_two_in_the_middle() =>
        UsualTime.From([Minutes(30), Minutes(10), Minutes(20), Minutes(40)]).ShouldBe(new UsualTime(Minutes(25), 4));

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
