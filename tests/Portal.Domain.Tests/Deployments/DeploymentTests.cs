using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;

namespace Portal.Domain.Tests.Deployments;

public sealed class DeploymentTests
{
    private static readonly FailureCause Cause = new("resourceFailed", "It broke.", "Database", null, null);

    private static readonly Dictionary<string, Action<Deployment>> Steps = new()
    {
        ["Begin"] = deployment => deployment.Begin(Minimal.Now),
        ["Asked"] = deployment => deployment.Asked(Minimal.Now),
        ["Seen"] = deployment => deployment.Seen("CREATE_IN_PROGRESS", Minimal.Now),
        ["StepDone"] = deployment => deployment.StepDone("CREATE_COMPLETE", Minimal.Now),
        ["Fail"] = deployment => deployment.Fail(DeploymentState.Failed, Cause, null, Minimal.Now),
    };

    [Theory]
    [InlineData(DeploymentState.Pending, "Begin, Fail")]
    [InlineData(DeploymentState.InProgress, "Asked, Seen, StepDone, Fail")]
    [InlineData(DeploymentState.Succeeded, "")]
    [InlineData(DeploymentState.RolledBack, "")]
    [InlineData(DeploymentState.RollbackFailed, "")]
    [InlineData(DeploymentState.Failed, "")]
    [InlineData(DeploymentState.Cancelled, "")]
    public void Only_these_steps_are_possible(DeploymentState state, string possible) =>
        Steps.Keys.Where(step => IsPossible(Standing(state), Steps[step])).ShouldBe(possible.Split(", ", StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Theory]
    [InlineData(DeploymentState.Pending)]
    [InlineData(DeploymentState.InProgress)]
    [InlineData(DeploymentState.Succeeded)]
    public void These_are_no_failed_endings(DeploymentState state) =>
        Should.Throw<ArgumentOutOfRangeException>(() => Standing(DeploymentState.InProgress).Fail(state, Cause, null, Minimal.Now));

    [Fact]
    public void Each_step_has_a_token_of_its_own_and_keeps_it_until_it_is_done()
    {
        var deployment = Minimal.Deployment(steps: [PlanAction.ExecuteChangeSet, PlanAction.Protect]);
        deployment.Begin(Minimal.Now);
        var first = deployment.Token;
        deployment.Asked(Minimal.Now);
        deployment.Seen("CREATE_IN_PROGRESS", Minimal.Now);
        deployment.Token.ShouldBe(first);
        deployment.StepDone("CREATE_COMPLETE", Minimal.Now);
        deployment.Token.ShouldNotBe(first);
        (deployment.CurrentStep, deployment.StepAsked, deployment.State).ShouldBe((PlanAction.Protect, false, DeploymentState.InProgress));
        deployment.StepDone("CREATE_COMPLETE", Minimal.Now);
        deployment.State.ShouldBe(DeploymentState.Succeeded);
        deployment.NextLookAt.ShouldBeNull();
    }

    [Fact]
    public void A_token_fits_into_what_CloudFormation_takes() => Minimal.Deployment().Token.ShouldMatch("^[a-zA-Z0-9][-a-zA-Z0-9]{0,127}$");

    [Fact]
    public void Without_a_plan_it_executes_the_change_set() => Minimal.Deployment().Steps.ShouldBe([PlanAction.ExecuteChangeSet]);

    [Fact]
    public void A_failed_ending_keeps_the_cause_and_the_last_known_status()
    {
        var deployment = Standing(DeploymentState.InProgress);
        deployment.Seen("UPDATE_IN_PROGRESS", Minimal.Now);
        deployment.Fail(DeploymentState.Failed, Cause, null, Minimal.Now.AddMinutes(1));
        (deployment.Cause, deployment.StackStatus, deployment.EndedAt, deployment.NextLookAt).ShouldBe((Cause, "UPDATE_IN_PROGRESS", Minimal.Now.AddMinutes(1), null));
    }

    [Fact]
    public void What_has_no_digest_or_stack_is_not_deployed() =>
        Should.Throw<InvalidOperationException>(() => Deployment.Of(new ReviewId("rev-1"), Minimal.ChangeSet(), Minimal.Now));

    private static Deployment Standing(DeploymentState state)
    {
        var deployment = Minimal.Deployment();
        if (state is DeploymentState.Pending) return deployment;
        deployment.Begin(Minimal.Now);
        if (state is DeploymentState.InProgress) return deployment;
        if (state is DeploymentState.Succeeded) deployment.StepDone("CREATE_COMPLETE", Minimal.Now);
        else deployment.Fail(state, Cause, null, Minimal.Now);
        return deployment;
    }

    private static bool IsPossible(Deployment deployment, Action<Deployment> step)
    {
        try
        {
            step(deployment);
            return true;
        }
        catch (InvalidOperationException fault)
        {
            fault.Message.ShouldContain(deployment.Id.Value);
            return false;
        }
    }
}
