using Portal.Domain.Catalog.Policies;
using Portal.Domain.ChangeSets;

namespace Portal.Domain.Tests.ChangeSets;

public sealed class ChangeSetTests
{
    private static readonly Dictionary<string, Action<ChangeSet>> Steps = new()
    {
        ["Render"] = set => set.Render(Minimal.Rendered, Minimal.Now),
        ["Asked"] = set => set.Asked("arn", "stack", Minimal.Now),
        ["StillComputing"] = set => set.StillComputing(Minimal.Now),
        ["Judge"] = set => set.Judge(new PolicyJudgement(PolicySet.Empty.Judge(new PolicyFacts(new Dictionary<string, string>())), "hash", new Dictionary<string, string>(), Minimal.Now)),
        ["Ready"] = set => set.Ready([], null, "stack", "digest", Minimal.Now),
        ["NothingToChange"] = set => set.NothingToChange("It stands already."),
        ["Fail"] = set => set.Fail("No."),
        ["Discard"] = set => set.Discard(Minimal.Now),
    };

    [Theory]
    [InlineData(ChangeSetState.Pending, "Render, Asked, Judge, Ready, Fail, Discard")]
    [InlineData(ChangeSetState.Creating, "StillComputing, Judge, Ready, NothingToChange, Fail, Discard")]
    [InlineData(ChangeSetState.Ready, "Discard")]
    [InlineData(ChangeSetState.Empty, "Discard")]
    [InlineData(ChangeSetState.Failed, "Discard")]
    public void Only_these_steps_are_possible(ChangeSetState state, string possible) =>
        Steps.Keys.Where(step => IsPossible(Standing(state), Steps[step])).ShouldBe(possible.Split(", "), ignoreOrder: true);

    [Theory]
    [InlineData("Ready", ChangeSetState.Ready)]
    [InlineData("NothingToChange", ChangeSetState.Empty)]
    [InlineData("Fail", ChangeSetState.Failed)]
    public void An_ending_settles_it(string step, ChangeSetState ending)
    {
        var set = Standing(ChangeSetState.Creating);
        Steps[step](set);
        set.State.ShouldBe(ending);
        set.NextLookAt.ShouldBeNull();
    }

    [Fact]
    public void What_is_discarded_can_still_be_read_but_not_discarded_again()
    {
        var set = Standing(ChangeSetState.Ready);
        set.Discard(Minimal.Now);
        set.Digest.ShouldBe("digest");
        Should.Throw<InvalidOperationException>(() => set.Discard(Minimal.Now));
    }

    [Fact]
    public void The_stack_that_CloudFormation_named_stays_known()
    {
        var set = Standing(ChangeSetState.Creating);
        set.Ready([], null, null, "digest", Minimal.Now);
        set.StackId.ShouldBe("stack");
    }

    private static ChangeSet Standing(ChangeSetState state)
    {
        var set = Minimal.ChangeSet();
        if (state is not ChangeSetState.Pending) Steps["Asked"](set);
        if (state is ChangeSetState.Ready) Steps["Ready"](set);
        if (state is ChangeSetState.Empty) Steps["NothingToChange"](set);
        if (state is ChangeSetState.Failed) Steps["Fail"](set);
        return set;
    }

    private static bool IsPossible(ChangeSet set, Action<ChangeSet> step)
    {
        try
        {
            step(set);
            return true;
        }
        catch (InvalidOperationException fault)
        {
            fault.Message.ShouldContain(set.Id.Value);
            return false;
        }
    }
}
