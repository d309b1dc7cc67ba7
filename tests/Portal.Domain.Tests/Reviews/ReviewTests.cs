using Portal.Domain.Access;
using Portal.Domain.Reviews;

namespace Portal.Domain.Tests.Reviews;

public sealed class ReviewTests
{
    private static readonly DateTimeOffset End = Minimal.Now.AddHours(72);

    [Theory]
    [InlineData(Decision.Approve, ReviewState.Approved)]
    [InlineData(Decision.Reject, ReviewState.Rejected)]
    [InlineData(Decision.SendBack, ReviewState.SentBack)]
    public void A_decision_is_kept_with_who_and_when(Decision decision, ReviewState state)
    {
        var review = Minimal.Review();
        review.Decide(decision, Minimal.Approver, "Because.", Minimal.Now.AddHours(1));
        review.State.ShouldBe(state);
        (review.DecidedBy, review.DecidedByName, review.DecidedAt, review.Comment).ShouldBe((Minimal.Approver.Id, "Bo", Minimal.Now.AddHours(1), "Because."));
    }

    [Fact]
    public void It_is_about_one_digest()
    {
        Minimal.Review().Digest.ShouldBe("digest-1");
        Should.Throw<InvalidOperationException>(() => Review.Open(Minimal.ChangeSet(), Minimal.Engineer.Id, "shop", TimeSpan.FromHours(1), Minimal.Now)).Message.ShouldContain("no digest");
    }

    [Fact]
    public void Whoever_asked_does_not_decide_even_with_the_role()
    {
        var own = Review.Open(Minimal.ReadyChangeSet(), Minimal.Approver.Id, "platform", TimeSpan.FromHours(1), Minimal.Now);
        own.WhyNot(Minimal.Approver, Minimal.Now).ShouldBe("You asked for this, so somebody else decides. Requester and approver must differ.");
        Should.Throw<InvalidOperationException>(() => own.Decide(Decision.Approve, Minimal.Approver, "", Minimal.Now));
        own.State.ShouldBe(ReviewState.Waiting);
    }

    [Theory]
    [InlineData(Role.Requester)]
    [InlineData(Role.CostReviewer)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    public void Only_approvers_decide(Role role)
    {
        var somebody = Minimal.Approver with { Roles = new HashSet<Role> { role } };
        Minimal.Review().WhyNot(somebody, Minimal.Now).ShouldNotBeNull().ShouldStartWith("Only approvers decide.");
        Minimal.Review().IsNotFor(somebody, Minimal.Now).ShouldBeTrue();
    }

    [Fact]
    public void A_review_is_decided_until_it_expires_and_not_in_that_moment()
    {
        Minimal.Review().WhyNot(Minimal.Approver, End.AddTicks(-1)).ShouldBeNull();
        Minimal.Review().WhyNot(Minimal.Approver, End).ShouldNotBeNull().ShouldContain("expired");
    }

    [Fact]
    public void It_expires_when_its_time_is_over_and_not_before()
    {
        var review = Minimal.Review();
        Should.Throw<InvalidOperationException>(() => review.Expire(End.AddTicks(-1)));
        review.Expire(End);
        review.State.ShouldBe(ReviewState.Expired);
    }

    [Theory]
    [InlineData(ReviewState.Approved)]
    [InlineData(ReviewState.Rejected)]
    [InlineData(ReviewState.SentBack)]
    [InlineData(ReviewState.Expired)]
    [InlineData(ReviewState.Withdrawn)]
    [InlineData(ReviewState.Lapsed)]
    public void A_review_that_is_over_stays_as_it_is(ReviewState state)
    {
        var review = Over(state);
        Should.Throw<InvalidOperationException>(() => review.Decide(Decision.Approve, Minimal.Approver, "", Minimal.Now)).Message.ShouldContain(Review.Word(state));
        Should.Throw<InvalidOperationException>(() => review.Expire(End));
        Should.Throw<InvalidOperationException>(() => review.Close(End));
        review.State.ShouldBe(state);
    }

    [Fact]
    public void Every_state_has_a_word() =>
        Enum.GetValues<ReviewState>().Select(Review.Word).Distinct().Count().ShouldBe(Enum.GetValues<ReviewState>().Length);

    private static Review Over(ReviewState state)
    {
        var review = Minimal.Review();
        if (state is ReviewState.Lapsed)
        {
            review.Decide(Decision.Approve, Minimal.Approver, "", Minimal.Now);
            review.Lapse(End);
        }
        else if (state is ReviewState.Expired) review.Expire(End);
        else if (state is ReviewState.Withdrawn) review.Close(Minimal.Now);
        else review.Decide(state switch { ReviewState.Approved => Decision.Approve, ReviewState.Rejected => Decision.Reject, _ => Decision.SendBack }, Minimal.Approver, "", Minimal.Now);
        return review;
    }
}
