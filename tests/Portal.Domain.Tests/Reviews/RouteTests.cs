using Portal.Domain.Access;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.ChangeSets;
using Portal.Domain.Reviews;

namespace Portal.Domain.Tests.Reviews;

public sealed class RouteTests
{
    private static readonly Actor Second = Person("cy", Role.Approver);
    private static readonly Actor Cost = Person("kim", Role.CostReviewer);

    [Fact]
    public void It_is_approved_once_every_group_has_its_number_of_people()
    {
        var review = Routed(new GroupApprovals("platform", 2, ["two"]), new GroupApprovals("cost", 1, ["dear"]));
        Approve(review, Minimal.Approver);
        review.Lacking.ShouldBe(["platform", "cost"]);
        Approve(review, Cost);
        review.Lacking.ShouldBe(["platform"]);
        review.State.ShouldBe(ReviewState.Waiting);
        Approve(review, Second);
        review.State.ShouldBe(ReviewState.Approved);
        review.DecidedByName.ShouldBe("Bo, kim, cy");
        review.Decisions.Select(made => (made.Number, made.Group, made.Digest)).ShouldBe([(1, "platform", "digest-1"), (2, "cost", "digest-1"), (3, "platform", "digest-1")]);
    }

    [Fact]
    public void Nobody_approves_twice_not_even_for_another_group()
    {
        var both = new Actor(new PersonId("both"), "Both", "platform", new HashSet<Role> { Role.Approver, Role.CostReviewer });
        var review = Routed(new GroupApprovals("platform", 1, []), new GroupApprovals("cost", 1, []));
        Approve(review, both);
        review.WhyNot(both, Minimal.Now).ShouldBe("You have approved this already. It waits for the cost reviewers.");
    }

    [Fact]
    public void An_approver_of_another_group_is_told_which_one_it_needs()
    {
        var review = Routed(new GroupApprovals("platform", 1, []), new GroupApprovals("cost", 1, []));
        Approve(review, Cost);
        review.WhyNot(Person("liv", Role.CostReviewer), Minimal.Now).ShouldBe("Your group has approved this already. It waits for the platform team.");
        Minimal.Review().WhyNot(Cost, Minimal.Now).ShouldBe("Only approvers decide. You decide for the cost reviewers; this one needs the platform team (group platform).");
    }

    [Fact]
    public void A_group_that_is_no_role_is_the_team_of_that_name()
    {
        var review = Routed(new GroupApprovals("legal", 1, []));
        review.WhyNot(Minimal.Approver, Minimal.Now).ShouldNotBeNull().ShouldContain("team legal");
        review.WhyNot(new Actor(new PersonId("lex"), "Lex", "legal", new HashSet<Role> { Role.Requester }), Minimal.Now).ShouldBeNull();
    }

    [Theory]
    [InlineData(Decision.Reject, ReviewState.Rejected)]
    [InlineData(Decision.SendBack, ReviewState.SentBack)]
    public void One_no_ends_it_whoever_approved_before(Decision no, ReviewState ends)
    {
        var review = Routed(new GroupApprovals("platform", 2, []));
        Approve(review, Minimal.Approver);
        review.Decide(no, Second, "No.", Minimal.Now);
        (review.State, review.DecidedByName, review.Comment).ShouldBe((ends, "cy", "No."));
    }

    [Fact]
    public void A_stand_in_decides_while_it_is_in_force_and_says_for_whom()
    {
        var review = Minimal.Review();
        Delegation[] standIns = [StandIn(Cost)];
        review.WhyNot(Cost, Minimal.Now.AddDays(2), standIns).ShouldNotBeNull();
        review.Decide(Decision.Approve, Cost, "", Minimal.Now, new DecisionParts(standIns, null, new Dictionary<string, string>()));
        review.DecidedByName.ShouldBe("kim for Bo");
    }

    [Fact]
    public void A_member_and_their_stand_in_have_one_seat()
    {
        var review = Routed(new GroupApprovals("platform", 2, []));
        Delegation[] standIns = [StandIn(Cost)];
        Approve(review, Minimal.Approver);
        review.WhyNot(Cost, Minimal.Now, standIns).ShouldBe("Your group has approved this already. It waits for the platform team.");
    }

    [Fact]
    public void Nobody_stands_in_for_whoever_asked_and_who_asked_stands_in_for_nobody()
    {
        var own = Review.Open(Minimal.ReadyChangeSet(), Minimal.Approver.Id, "platform", TimeSpan.FromHours(1), Minimal.Now);
        own.WhyNot(Cost, Minimal.Now, [StandIn(Cost)]).ShouldNotBeNull();
        var asked = Review.Open(Minimal.ReadyChangeSet(), Cost.Id, "finance", TimeSpan.FromHours(1), Minimal.Now);
        asked.WhyNot(Cost, Minimal.Now, [StandIn(Cost)]).ShouldNotBeNull().ShouldStartWith("You asked for this");
    }

    [Fact]
    public void A_rule_approves_by_itself_and_is_named()
    {
        var review = Open(Judged(Verdict.Allow, "false", new ApprovalRoute([], 0, ["small ones need nobody"], "small")), ReviewRisk.Safe);
        (review.State, review.AutoApprovedBy, review.DecidedByName, review.Comment).ShouldBe((ReviewState.Approved, "small", "policy rule small", "Small ones need nobody."));
    }

    [Theory]
    [InlineData(Verdict.Warn, "false", ReviewRisk.Warned)]
    [InlineData(Verdict.Allow, "true", ReviewRisk.Safe)]
    [InlineData(Verdict.Allow, "false", ReviewRisk.ReplacesData)]
    public void A_rule_does_not_approve_what_is_warned_of_or_puts_data_at_stake(Verdict verdict, string dataLoss, ReviewRisk risk)
    {
        var review = Open(Judged(verdict, dataLoss, new ApprovalRoute([], 0, [], "small")), risk);
        (review.State, review.AutoApprovedBy).ShouldBe((ReviewState.Waiting, null));
        review.Lacking.ShouldBe(["platform"]);
    }

    [Fact]
    public void The_policies_set_how_long_deciding_takes_and_the_approval_holds()
    {
        var route = new ApprovalRoute(["platform"], 1, [], null) { Needed = [new GroupApprovals("platform", 1, [])], ExpiresAfterHours = 5 };
        var review = Open(Judged(Verdict.Allow, "false", route), ReviewRisk.Safe);
        review.ExpiresAt.ShouldBe(Minimal.Now.AddHours(5));
        review.Decide(Decision.Approve, Minimal.Approver, "", Minimal.Now.AddHours(4));
        review.ExpiresAt.ShouldBe(Minimal.Now.AddHours(9));
        review.WhyLapsed(Minimal.Now.AddHours(9).AddTicks(-1)).ShouldBeNull();
        review.Lapse(Minimal.Now.AddHours(9));
        review.Note.ShouldBe("The approval by Bo expired before it began.");
    }

    [Fact]
    public void A_window_that_passed_lapses_and_two_windows_are_where_they_meet()
    {
        var review = Routed(new GroupApprovals("platform", 2, []));
        Approve(review, Minimal.Approver, new ChangeWindow(Minimal.Now.AddHours(1), Minimal.Now.AddHours(4)));
        Approve(review, Second, new ChangeWindow(Minimal.Now.AddHours(2), Minimal.Now.AddHours(9)));
        review.Window.ShouldBe(new ChangeWindow(Minimal.Now.AddHours(2), Minimal.Now.AddHours(4)));
        Should.Throw<InvalidOperationException>(() => review.Lapse(Minimal.Now.AddHours(3)));
        review.Lapse(Minimal.Now.AddHours(4));
        review.Note.ShouldStartWith("The change window from 2 Mar 11:30 to 2 Mar 13:30 UTC passed");
    }

    [Fact]
    public void A_freeze_covers_its_scope_until_it_ends_or_is_lifted()
    {
        var freeze = Freeze.OfAccount("111111111111", "Quarter end.", Minimal.Now, Minimal.Now.AddHours(2), Minimal.Approver, Minimal.Now);
        freeze.Covers("111111111111", null).ShouldBeTrue();
        freeze.Covers("222222222222", null).ShouldBeFalse();
        (freeze.InForce(Minimal.Now), freeze.InForce(Minimal.Now.AddHours(2))).ShouldBe((true, false));
        freeze.Sentence.ShouldBe("Account 111111111111 is frozen by Bo from 2 Mar 09:30 UTC to 2 Mar 11:30 UTC: Quarter end. Nothing new starts meanwhile.");
        freeze.Lift(Minimal.Approver, Minimal.Now.AddHours(1));
        freeze.InForce(Minimal.Now.AddHours(1)).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => freeze.Lift(Minimal.Approver, Minimal.Now.AddHours(1)));
    }

    private static Delegation StandIn(Actor to) => Delegation.Of(Minimal.Approver, "platform", to, Minimal.Now, Minimal.Now.AddDays(1), "Away.", Minimal.Now);

    private static void Approve(Review review, Actor by, ChangeWindow? window = null) =>
        review.Decide(Decision.Approve, by, "", Minimal.Now, new DecisionParts([], window, new Dictionary<string, string>()));

    private static Review Routed(params GroupApprovals[] needed) => Open(
        Judged(Verdict.Allow, "false", new ApprovalRoute([.. needed.Select(group => group.Group)], needed.Sum(group => group.Approvals), [], null) { Needed = needed }), ReviewRisk.Safe);

    private static Review Open(ChangeSet set, ReviewRisk risk) => Review.Open(set, Minimal.Engineer.Id, "shop", TimeSpan.FromHours(72), Minimal.Now, risk);

    private static ChangeSet Judged(Verdict verdict, string dataLoss, ApprovalRoute route)
    {
        var set = Minimal.ChangeSet();
        set.Judge(new PolicyJudgement(new PolicyVerdict(verdict, [], route, null), "hash", new Dictionary<string, string> { ["change.dataLoss"] = dataLoss }, Minimal.Now));
        set.Ready([], null, "stack-1", "digest-1", Minimal.Now);
        return set;
    }

    private static Actor Person(string id, Role role) => new(new PersonId(id), id, "elsewhere", new HashSet<Role> { role });
}
