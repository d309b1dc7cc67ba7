using Portal.Deployments;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;
using Portal.Platform.Ui;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

public sealed class DeploymentWordsTests
{
    [Theory]
    [InlineData("Cannot create because of insufficient capacity (Error Code: InsufficientDBInstanceCapacity)", "AWS had no capacity for Database.")]
    [InlineData("The maximum number of VPCs has been reached.", "A quota of the account is used up: Database did not fit.")]
    [InlineData("cart-db already exists", "Database could not be made: something of that name exists already.")]
    [InlineData("User is not authorized to perform rds:CreateDBInstance", "CloudFormation lacks a permission that Database needs.")]
    [InlineData("Something nobody foresaw", "Database could not be made.")]
    public void The_reason_of_an_event_is_told_in_plain_words(string reason, string words) =>
        FailureWords.Of(Failed(RequestKind.Create, DeploymentState.RolledBack, reason)).What.ShouldBe(words);

    [Fact]
    public void A_create_that_could_not_be_rolled_back_is_to_be_deleted_first()
    {
        var words = FailureWords.Of(Failed(RequestKind.Create, DeploymentState.RollbackFailed, "Internal Failure"));
        words.Then.ShouldContain("can only be deleted");
    }

    [Fact]
    public void A_change_that_was_rolled_back_left_everything_as_it_was()
    {
        var words = FailureWords.Of(Failed(RequestKind.Change, DeploymentState.RolledBack, "Internal Failure"));
        words.Then.ShouldContain("stands as it stood before");
    }

    [Fact]
    public void Steps_before_the_current_one_are_done_and_those_after_it_wait()
    {
        var plan = new OperationPlan([new PlanStep(PlanAction.ExecuteChangeSet, ""), new PlanStep(PlanAction.LiftTerminationProtection, ""), new PlanStep(PlanAction.DeleteStack, "")], [], []);
        var deployment = Given.Deployment(RequestKind.Delete, plan);
        deployment.StepDone("UPDATE_COMPLETE", Given.Now);
        Enumerable.Range(0, 3).Select(i => StepWords.StatusOf(deployment, i)).ShouldBe([Status.Done, Status.InProgress, Status.Pending]);
        deployment.Fail(DeploymentState.Failed, new FailureCause("refused", "No.", null, null, null), null, Given.Now);
        Enumerable.Range(0, 3).Select(i => StepWords.StatusOf(deployment, i)).ShouldBe([Status.Done, Status.Failed, Status.Pending]);
    }

    [Fact]
    public void Progress_counts_done_running_and_waiting_of_what_was_approved()
    {
        var runs = ResourceRun.Of([Given.Event(0, "Vpc", "CREATE_IN_PROGRESS"), Given.Event(1, "Vpc", "CREATE_COMPLETE"), Given.Event(2, "Subnet", "CREATE_IN_PROGRESS")], Given.StackId);
        var planned = new PlannedResources([new PlannedRun("Vpc", "AWS::EC2::VPC"), new PlannedRun("Subnet", "AWS::EC2::Subnet"), new PlannedRun("Alarm", "AWS::CloudWatch::Alarm")], []);
        DeploymentProgress.Of(Given.Deployment(), runs, planned).ShouldBe(new DeploymentProgress(1, 1, 1, 0, 0, 3));
    }

    [Fact]
    public void A_delete_is_done_when_resources_are_gone_or_kept()
    {
        var deployment = Given.Deployment(RequestKind.Delete, new OperationPlan([new PlanStep(PlanAction.DeleteStack, "")], [], []));
        var runs = ResourceRun.Of([Given.Event(0, "Vpc", "DELETE_IN_PROGRESS"), Given.Event(1, "Vpc", "DELETE_COMPLETE"), Given.Event(2, "Bucket", "DELETE_SKIPPED", "AWS::S3::Bucket")], Given.StackId);
        var planned = new PlannedResources([], [new PlannedRun("Vpc", "AWS::EC2::VPC"), new PlannedRun("Bucket", "AWS::S3::Bucket"), new PlannedRun("Database", "AWS::RDS::DBInstance")]);
        DeploymentProgress.Of(deployment, runs, planned).ShouldBe(new DeploymentProgress(2, 0, 1, 0, 0, 3));
    }

    private static Deployment Failed(RequestKind kind, DeploymentState ending, string reason)
    {
        var deployment = Given.Deployment(kind);
        var status = kind is RequestKind.Create ? "CREATE_FAILED" : "UPDATE_FAILED";
        deployment.Fail(ending, new FailureCause("resourceFailed", reason, "Database", "AWS::RDS::DBInstance", status), "ROLLBACK_FAILED", Given.Now);
        return deployment;
    }
}
