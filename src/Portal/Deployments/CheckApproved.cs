using Portal.ChangeSets;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;

namespace Portal.Deployments;

/// <summary>
/// Reads again from CloudFormation what is about to run and lays the digest over it. Null when it is what was approved;
/// else why it will not run. It never "runs anyway".
/// </summary>
public sealed class CheckApproved(CloudFormationOfChangeSets cloudFormation, ReadStanding standing, DigestOf digest)
{
    public async Task<FailureCause?> RunAsync(Deployment deployment, ChangeSet set, CancellationToken ct)
    {
        var rendered = set.Rendered!;
        IReadOnlyList<Change> changes = [];
        if (deployment.Steps.Contains(PlanAction.ExecuteChangeSet))
        {
            if (await cloudFormation.ReadAsync(set, ct) is not { } held)
                return new FailureCause("changeSetGone", "The approved change set is no longer in CloudFormation. A new one is made and goes to review.", null, null, null);
            if (held.ExecutionStatus is not ("AVAILABLE" or null))
                return new FailureCause("changeSetGone", $"The approved change set can't be executed any more: CloudFormation calls it {held.ExecutionStatus}. A new one is made and goes to review.", null, null, null);
            changes = held.Changes;
            rendered = await cloudFormation.HeldTemplateAsync(set, held, ct);
        }
        var plan = set.Plan;
        if (deployment.Steps.Contains(PlanAction.DeleteStack))
        {
            if (await standing.OfAsync(set.Account, set.Region, deployment.StackId, ct) is null)
                return new FailureCause("stackGone", "The stack is gone already: there is nothing to delete.", null, null, null);
            plan = await standing.PlanDeleteAsync(set.Account, set.Region, deployment.StackId, deployment.Steps.Contains(PlanAction.ExecuteChangeSet), ct);
        }
        return digest.Of(rendered, deployment.StackId, changes, plan) == deployment.Digest
            ? null
            : new FailureCause("digestChanged", "What CloudFormation holds now is not what was approved. A new change set is made and goes to review.", null, null, null);
    }
}
