using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Requests;

namespace Portal.Domain.Tests.Environments;

public sealed class ManagedEnvironmentTests
{
    private static readonly FailureCause Cause = new("resourceFailed", "It broke.", null, null, null);

    [Theory]
    [InlineData(RequestKind.Create, DeploymentState.InProgress, null, EnvironmentState.Creating)]
    [InlineData(RequestKind.Create, DeploymentState.Succeeded, "CREATE_COMPLETE", EnvironmentState.Ready)]
    [InlineData(RequestKind.Create, DeploymentState.RolledBack, "ROLLBACK_COMPLETE", EnvironmentState.Failed)]
    [InlineData(RequestKind.Create, DeploymentState.Failed, "CREATE_FAILED", EnvironmentState.Failed)]
    [InlineData(RequestKind.Change, DeploymentState.InProgress, null, EnvironmentState.Updating)]
    [InlineData(RequestKind.Change, DeploymentState.Succeeded, "UPDATE_COMPLETE", EnvironmentState.Ready)]
    [InlineData(RequestKind.Change, DeploymentState.RolledBack, "UPDATE_ROLLBACK_COMPLETE", EnvironmentState.Ready)]
    [InlineData(RequestKind.Change, DeploymentState.RollbackFailed, "UPDATE_ROLLBACK_FAILED", EnvironmentState.Failed)]
    [InlineData(RequestKind.Change, DeploymentState.Failed, "UPDATE_FAILED", EnvironmentState.Failed)]
    [InlineData(RequestKind.Change, DeploymentState.Failed, null, EnvironmentState.Ready)]
    [InlineData(RequestKind.Upgrade, DeploymentState.Cancelled, null, EnvironmentState.Ready)]
    [InlineData(RequestKind.Upgrade, DeploymentState.Succeeded, "UPDATE_COMPLETE", EnvironmentState.Ready)]
    [InlineData(RequestKind.Delete, DeploymentState.InProgress, null, EnvironmentState.Deleting)]
    [InlineData(RequestKind.Delete, DeploymentState.Succeeded, "DELETE_COMPLETE", EnvironmentState.Deleted)]
    [InlineData(RequestKind.Delete, DeploymentState.Failed, "DELETE_FAILED", EnvironmentState.Failed)]
    [InlineData(RequestKind.Delete, DeploymentState.Failed, null, EnvironmentState.Ready)]
    [InlineData(RequestKind.Import, DeploymentState.Succeeded, "IMPORT_COMPLETE", EnvironmentState.Ready)]
    public void It_stands_where_its_newest_deployment_left_it(RequestKind kind, DeploymentState ending, string? stackStatus, EnvironmentState expected)
    {
        var environment = Standing();
        environment.Follow(Ended(kind, ending, stackStatus), Revision(), Minimal.Now);
        environment.State.ShouldBe(expected);
        environment.StateReason.ShouldBe(ending is DeploymentState.InProgress or DeploymentState.Succeeded ? null : "It broke.");
    }

    [Fact]
    public void It_takes_over_what_was_deployed_with_success_and_nothing_else()
    {
        var environment = Standing();
        environment.Follow(Ended(RequestKind.Change, DeploymentState.RolledBack, "UPDATE_ROLLBACK_COMPLETE"), Revision("staging"), Minimal.Now);
        (environment.Stage, environment.Content.Stage, environment.ProductHash).ShouldBe(("production", "production", "hash"));
        environment.Follow(Ended(RequestKind.Change, DeploymentState.Succeeded, "UPDATE_COMPLETE"), Revision("staging"), Minimal.Now);
        (environment.Stage, environment.Content.Stage, environment.ProductHash).ShouldBe(("staging", "staging", "hash-2"));
    }

    [Fact]
    public void A_delete_leaves_the_record_of_what_stood()
    {
        var environment = Standing();
        environment.Follow(Ended(RequestKind.Delete, DeploymentState.Succeeded, "DELETE_COMPLETE"), Revision("staging"), Minimal.Now);
        environment.Content.Stage.ShouldBe("production");
    }

    private static ManagedEnvironment Standing()
    {
        var request = Minimal.Request();
        return ManagedEnvironment.From(request, request.Submit("hash", Minimal.Now), Minimal.Deployment(), Minimal.Now);
    }

    private static RequestRevision Revision(string stage = "production") => new(new RequestId("req-2"), 2, "hash-2", Minimal.Content with { Stage = stage }, Minimal.Now);

    private static Deployment Ended(RequestKind kind, DeploymentState ending, string? stackStatus)
    {
        var deployment = Minimal.Deployment(kind);
        deployment.Begin(Minimal.Now);
        if (ending is DeploymentState.Succeeded) deployment.StepDone(stackStatus, Minimal.Now);
        else if (ending is not DeploymentState.InProgress) deployment.Fail(ending, Cause, stackStatus, Minimal.Now);
        return deployment;
    }
}
