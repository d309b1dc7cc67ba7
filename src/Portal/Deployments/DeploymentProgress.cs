using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;

namespace Portal.Deployments;

/// <summary>How far a deployment is, counted in resources.</summary>
/// <param name="Total">Resources that surely change, and those that turned out to.</param>
public sealed record DeploymentProgress(int Done, int Running, int Waiting, int Failed, int Undone, int Total)
{
    /// <param name="runs">Of what began.</param>
    /// <param name="planned">What the approved change set and plan touch.</param>
    public static DeploymentProgress Of(Deployment deployment, IReadOnlyList<ResourceRun> runs, PlannedResources planned)
    {
        var expected = Expected(deployment, planned);
        var begun = runs.Select(run => run.LogicalId).ToHashSet();
        var waiting = NothingBegins(deployment) ? 0 : expected.Count(resource => !begun.Contains(resource.LogicalId));
        var deletes = Deletes(deployment);
        var done = runs.Count(run => deletes ? run.Kind is RunKind.Removed or RunKind.Kept : run.Kind is RunKind.Made or RunKind.Removed or RunKind.Kept);
        return new DeploymentProgress(
            done,
            runs.Count(run => run.Kind is RunKind.Running),
            waiting,
            runs.Count(run => run.Failed),
            runs.Count(run => run.Kind is RunKind.Undone),
            Math.Max(runs.Count, expected.Count(resource => !begun.Contains(resource.LogicalId)) + runs.Count));
    }

    /// <summary>What the current step is expected to touch.</summary>
    public static IReadOnlyList<PlannedRun> Expected(Deployment deployment, PlannedResources planned) => Deletes(deployment) ? planned.Deletes : planned.Changes;

    /// <summary>It is over, or goes back: what has not begun never will.</summary>
    public static bool NothingBegins(Deployment deployment) => deployment.IsOver
        || deployment.StackStatus?.Contains("ROLLBACK", StringComparison.Ordinal) == true
        || (deployment.CancelsByDeleting && deployment.StackStatus?.StartsWith("DELETE", StringComparison.Ordinal) == true);

    internal static bool Deletes(Deployment deployment) =>
        deployment.Kind is RequestKind.Delete && deployment.CurrentStep is not PlanAction.ExecuteChangeSet;
}
