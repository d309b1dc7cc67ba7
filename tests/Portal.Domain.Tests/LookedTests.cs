namespace Portal.Domain.Tests;

public sealed class LookedTests
{
    [Fact]
    public void A_failed_look_is_repeated_later_and_later_but_within_two_minutes()
    {
        var set = Minimal.ChangeSet();
        var waits = Enumerable.Range(0, 9).Select(_ =>
        {
            set.Postpone("AWS is throttling.", Minimal.Now);
            return (set.NextLookAt!.Value - Minimal.Now).TotalSeconds;
        }).ToList();
        waits.ShouldBe([2, 4, 8, 16, 32, 64, 120, 120, 120]);
        set.LastFault.ShouldBe("AWS is throttling.");
        set.FailedLooks.ShouldBe(9);
    }

    [Fact]
    public void A_look_that_goes_well_forgets_the_failed_ones()
    {
        var set = Minimal.ChangeSet();
        set.Postpone("AWS is throttling.", Minimal.Now);
        set.Render(Minimal.Rendered, Minimal.Now);
        set.FailedLooks.ShouldBe(0);
        set.LastFault.ShouldBeNull();
        set.NextLookAt.ShouldBe(Minimal.Now);
    }

    [Fact]
    public void What_is_settled_is_looked_at_no_more()
    {
        var set = Minimal.ChangeSet();
        set.Fail("No.");
        set.NextLookAt.ShouldBeNull();
    }
}
