using Portal.Domain.Costs;

namespace Portal.Domain.Tests.Costs;

public sealed class MeetingTests
{
    private static readonly AgendaItem Item = new("OutOfBand/env-1", AgendaKind.OutOfBand, new EnvironmentId("env-1"), "shop-prod", "Above its band.", 120, null);
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void An_action_needs_what_who_and_until_when() =>
        new DecisionContent(DecisionVerdict.Act, "", " ", null, "", 0, null).Check(Today).Select(problem => problem.Field).ShouldBe(["text", "owner", "due"]);

    [Fact]
    public void Accepting_needs_a_reason() =>
        new DecisionContent(DecisionVerdict.Accept, "", "", null, "", 0, null).Check(Today).ShouldHaveSingleItem().Field.ShouldBe("note");

    [Fact]
    public void A_decision_that_is_ended_stays_as_it_is()
    {
        var decision = CostDecision.Of(new MeetingId("mtg-1"), Item, Act, 1120, Minimal.Now);
        decision.IsLate(Today.AddDays(8)).ShouldBeTrue();
        decision.End(done: true, "Moved to m7g.medium.", Minimal.Now);
        decision.IsLate(Today.AddDays(8)).ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => decision.Change(Act));
    }

    [Fact]
    public void A_closed_meeting_keeps_its_pack()
    {
        var meeting = CostMeeting.Begin(new DateOnly(2026, 2, 1), [Item], Minimal.Approver, Minimal.Now);
        meeting.Close("{}", Minimal.Approver, Minimal.Now);
        Should.Throw<InvalidOperationException>(() => meeting.Close("{\"other\":1}", Minimal.Approver, Minimal.Now)).Message.ShouldBe("The meeting of 2026-02 was closed by Bo.");
        meeting.Pack.ShouldBe("{}");
    }

    private static DecisionContent Act => new(DecisionVerdict.Act, "Move to m7g.medium", "Mara", Today.AddDays(7), "", 185, null);
}
