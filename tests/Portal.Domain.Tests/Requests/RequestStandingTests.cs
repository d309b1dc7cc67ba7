using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class RequestStandingTests
{
    [Fact]
    public void What_came_to_nothing_may_be_reopened_and_nothing_else() =>
        Enum.GetValues<Standing>().Where(RequestStanding.MayReopen).ShouldBe(
            [Standing.SentBack, Standing.Rejected, Standing.Expired, Standing.Failed, Standing.Withdrawn], ignoreOrder: true);

    [Fact]
    public void What_has_not_been_executed_may_be_withdrawn_and_nothing_else() =>
        Enum.GetValues<Standing>().Where(RequestStanding.MayWithdraw).ShouldBe(
            [Standing.Draft, Standing.Submitted, Standing.Preparing, Standing.InReview, Standing.Approved, Standing.SentBack], ignoreOrder: true);
}
