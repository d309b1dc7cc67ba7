using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Requests;

public sealed class EnvironmentRequestTests
{
    private static readonly Dictionary<string, Action<EnvironmentRequest>> Steps = new()
    {
        ["Edit"] = request => request.Edit(Minimal.Content, Minimal.Now),
        ["Submit"] = request => request.Submit("hash", Minimal.Now),
        ["Reopen"] = request => request.Reopen(Minimal.Now),
        ["Withdraw"] = request => request.Withdraw(Minimal.Now),
    };

    [Theory]
    [InlineData(RequestState.Draft, "Edit, Submit, Withdraw")]
    [InlineData(RequestState.Submitted, "Reopen, Withdraw")]
    [InlineData(RequestState.Withdrawn, "Reopen")]
    public void Only_these_steps_are_possible(RequestState state, string possible) =>
        Steps.Keys.Where(step => IsPossible(Standing(state), Steps[step])).ShouldBe(possible.Split(", "), ignoreOrder: true);

    [Fact]
    public void Each_submit_leaves_a_numbered_revision_of_what_was_filled_in()
    {
        var request = Minimal.Request();
        var first = request.Submit("hash-1", Minimal.Now);
        request.Reopen(Minimal.Now);
        request.Edit(Minimal.Content with { Name = "shop-two" }, Minimal.Now);
        var second = request.Submit("hash-2", Minimal.Now.AddHours(1));
        (first.Number, first.ProductHash, first.Content.Name).ShouldBe((1, "hash-1", "shop-prod"));
        (second.Number, second.ProductHash, second.Content.Name).ShouldBe((2, "hash-2", "shop-two"));
        request.Revision.ShouldBe(2);
        request.SubmittedAt.ShouldBe(Minimal.Now.AddHours(1));
    }

    [Fact]
    public void A_refused_step_changes_nothing()
    {
        var request = Standing(RequestState.Submitted);
        Should.Throw<InvalidOperationException>(() => request.Edit(Minimal.Content with { Name = "other" }, Minimal.Now.AddHours(1)));
        request.Content.Name.ShouldBe("shop-prod");
        request.UpdatedAt.ShouldBe(Minimal.Now);
    }

    [Fact]
    public void Withdrawn_and_reopened_it_keeps_its_inputs()
    {
        var request = Standing(RequestState.Withdrawn);
        request.Reopen(Minimal.Now);
        request.State.ShouldBe(RequestState.Draft);
        request.Content.ShouldBe(Minimal.Content);
    }

    private static EnvironmentRequest Standing(RequestState state)
    {
        var request = Minimal.Request();
        if (state is RequestState.Submitted) request.Submit("hash", Minimal.Now);
        if (state is RequestState.Withdrawn) request.Withdraw(Minimal.Now);
        return request;
    }

    private static bool IsPossible(EnvironmentRequest request, Action<EnvironmentRequest> step)
    {
        try
        {
            step(request);
            return true;
        }
        catch (InvalidOperationException fault)
        {
            fault.Message.ShouldContain(request.Id.Value);
            return false;
        }
    }
}
