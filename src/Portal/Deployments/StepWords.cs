using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Platform.Ui;

namespace Portal.Deployments;

/// <summary>The steps of a deployment in words, and how each stands.</summary>
public static class StepWords
{
    public static string Of(PlanAction action) => action switch
    {
        PlanAction.ExecuteChangeSet => "Execute the change set",
        PlanAction.Protect => "Protect the stack",
        PlanAction.LiftTerminationProtection => "Lift termination protection",
        PlanAction.DeleteStack => "Delete the stack",
        PlanAction.ContinueRollback => "Continue the rollback",
        PlanAction.RollBack => "Roll back",
        PlanAction.DeleteStackRetaining => "Delete the stack, leaving some of it",
        PlanAction.LiftLoadBalancerProtection => "Lift the load balancer's protection",
        PlanAction.LiftDatabaseProtection => "Lift the database's protection",
        PlanAction.EmptyBucket => "Empty a bucket",
        PlanAction.ReduceGroup => "Take a group to zero",
        PlanAction.StopDatabase => "Stop a database",
        PlanAction.StartDatabase => "Start a database",
        PlanAction.RestoreGroup => "Bring a group back",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    /// <param name="index">Index among <see cref="Deployment.Steps"/>.</param>
    public static Status StatusOf(Deployment deployment, int index) => (index - deployment.Step, deployment.State) switch
    {
        // A way out of a failure follows the step that failed.
        ( < 0, _) when deployment.Steps[index + 1] is PlanAction.ContinueRollback or PlanAction.RollBack or PlanAction.DeleteStackRetaining => Status.Failed,
        ( < 0, _) or (_, DeploymentState.Succeeded) => Status.Done,
        (0, DeploymentState.InProgress) => Status.InProgress,
        (0, DeploymentState.Pending) => Status.Pending,
        (0, DeploymentState.Cancelled) => Status.Cancelled,
        (0, _) => Status.Failed,
        _ => Status.Pending,
    };
}
