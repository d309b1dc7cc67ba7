using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Deployments;

public sealed class DeploymentControlTests
{
    private static readonly FailureCause Broke = new("resourceFailed", "It broke.", "Database", "AWS::RDS::DBInstance", "UPDATE_FAILED");

    // What facts about CloudFormation say of each status a stack can end in: which next actions there are, the best first.
    [Theory]
    [InlineData(RequestKind.Create, DeploymentState.Failed, null, "FixAndRetry RetryAsIs")]
    [InlineData(RequestKind.Create, DeploymentState.Failed, "REVIEW_IN_PROGRESS", "FixAndRetry RetryAsIs")]
    [InlineData(RequestKind.Create, DeploymentState.Failed, "CREATE_FAILED", "RollBack FixAndRetry RetryAsIs")]
    [InlineData(RequestKind.Create, DeploymentState.RolledBack, "ROLLBACK_COMPLETE", "FixAndRetry RetryAsIs")]
    [InlineData(RequestKind.Create, DeploymentState.RollbackFailed, "ROLLBACK_FAILED", "DeleteRest")]
    [InlineData(RequestKind.Create, DeploymentState.Cancelled, "DELETE_COMPLETE", "RetryAsIs FixAndRetry")]
    [InlineData(RequestKind.Create, DeploymentState.Failed, "DELETE_FAILED", "DeleteRest")]
    [InlineData(RequestKind.Change, DeploymentState.RolledBack, "UPDATE_ROLLBACK_COMPLETE", "FixAndRetry RetryAsIs")]
    [InlineData(RequestKind.Change, DeploymentState.RollbackFailed, "UPDATE_ROLLBACK_FAILED", "ContinueRollback")]
    [InlineData(RequestKind.Change, DeploymentState.Failed, "UPDATE_FAILED", "RollBack FixAndRetry RetryAsIs")]
    [InlineData(RequestKind.Change, DeploymentState.Cancelled, "UPDATE_ROLLBACK_COMPLETE", "RetryAsIs FixAndRetry")]
    [InlineData(RequestKind.Delete, DeploymentState.Failed, "DELETE_FAILED", "RetryAsIs")]
    public void Every_terminal_state_has_its_next_actions(RequestKind kind, DeploymentState state, string? status, string actions) =>
        string.Join(' ', NextActions.Of(Ended(kind, state, status), new ReadCause(null))).ShouldBe(actions);

    [Fact]
    public void A_bucket_that_is_not_empty_may_stay_when_the_stack_goes() =>
        NextActions.Of(Ended(RequestKind.Delete, DeploymentState.Failed, "DELETE_FAILED"), ReadCause.Of("The bucket you tried to delete is not empty", null))
            .ShouldBe([NextAction.RetainAndDelete, NextAction.RetryAsIs]);

    [Fact]
    public void A_quota_is_raised_before_it_is_tried_again() =>
        NextActions.Of(Ended(RequestKind.Create, DeploymentState.RolledBack, "ROLLBACK_COMPLETE"), ReadCause.Of("VpcLimitExceeded", null))
            .ShouldBe([NextAction.RaiseQuota, NextAction.RetryAsIs, NextAction.FixAndRetry]);

    [Fact]
    public void What_goes_back_to_review_by_itself_or_succeeded_needs_nobody()
    {
        var changed = Minimal.Deployment();
        changed.Fail(DeploymentState.Failed, new FailureCause("digestChanged", "Other.", null, null, null), null, Minimal.Now);
        NextActions.Of(changed, new ReadCause(null)).ShouldBeEmpty();
        changed.WhyNotRetry().ShouldBe("A new change set is made by itself.");
    }

    [Fact]
    public void A_continued_rollback_is_a_further_step_with_a_token_of_its_own()
    {
        var deployment = Ended(RequestKind.Change, DeploymentState.RollbackFailed, "UPDATE_ROLLBACK_FAILED");
        var before = deployment.Token;
        deployment.Recover(PlanAction.ContinueRollback, ["Database"], Minimal.Engineer, Minimal.Now);
        (deployment.State, deployment.CurrentStep, deployment.StepAsked, deployment.EndedAt).ShouldBe((DeploymentState.InProgress, PlanAction.ContinueRollback, false, null));
        deployment.Token.ShouldNotBe(before);
        deployment.Recoveries.ShouldHaveSingleItem().Resources.ShouldBe(["Database"]);
        deployment.Fail(DeploymentState.RolledBack, Broke, "UPDATE_ROLLBACK_COMPLETE", Minimal.Now);
        Should.Throw<InvalidOperationException>(() => deployment.Recover(PlanAction.ContinueRollback, [], Minimal.Engineer, Minimal.Now));
    }

    [Fact]
    public void What_never_ran_after_the_failed_step_is_not_taken_up_by_a_rollback()
    {
        var deployment = Minimal.Deployment(steps: [PlanAction.ExecuteChangeSet, PlanAction.Protect]);
        deployment.Begin(Minimal.Now);
        deployment.Fail(DeploymentState.RollbackFailed, Broke, "UPDATE_ROLLBACK_FAILED", Minimal.Now);
        deployment.Recover(PlanAction.ContinueRollback, [], Minimal.Engineer, Minimal.Now);
        deployment.Steps.ShouldBe([PlanAction.ExecuteChangeSet, PlanAction.ContinueRollback]);
    }

    [Fact]
    public void What_has_not_begun_is_cancelled_at_once_and_what_runs_by_the_job()
    {
        var waiting = Minimal.Deployment();
        waiting.Cancel(Minimal.Engineer, Minimal.Now);
        (waiting.State, waiting.Cause!.Code).ShouldBe((DeploymentState.Cancelled, "cancelled"));

        var running = Minimal.Deployment();
        running.Begin(Minimal.Now);
        running.Cancel(Minimal.Engineer, Minimal.Now);
        (running.State, running.Cancellation!.State, running.NextLookAt).ShouldBe((DeploymentState.InProgress, CancellationState.Asked, Minimal.Now));
        running.WhyNotCancel().ShouldNotBeNull().ShouldContain("has cancelled it already");
    }

    [Theory]
    [InlineData("UPDATE_IN_PROGRESS", true)]
    [InlineData("UPDATE_ROLLBACK_IN_PROGRESS", false)]
    [InlineData("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", false)]
    public void What_CloudFormation_can_not_stop_is_not_offered(string status, bool possible)
    {
        var deployment = Minimal.Deployment();
        deployment.Begin(Minimal.Now);
        deployment.Asked(Minimal.Now);
        deployment.Seen(status, Minimal.Now);
        (deployment.WhyNotCancel() is null).ShouldBe(possible);
    }

    [Fact]
    public void A_deployment_is_tried_again_once()
    {
        var deployment = Ended(RequestKind.Create, DeploymentState.RolledBack, "ROLLBACK_COMPLETE");
        deployment.Retry(Minimal.Now);
        Should.Throw<InvalidOperationException>(() => deployment.Retry(Minimal.Now));
        NextActions.Of(deployment, new ReadCause(null)).ShouldBeEmpty();
    }

    private static Deployment Ended(RequestKind kind, DeploymentState state, string? status)
    {
        var deployment = Minimal.Deployment(kind: kind, steps: kind is RequestKind.Delete ? [PlanAction.DeleteStack] : [PlanAction.ExecuteChangeSet]);
        deployment.Begin(Minimal.Now);
        deployment.Fail(state, Broke, status, Minimal.Now);
        return deployment;
    }
}
