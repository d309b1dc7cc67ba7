using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Platform.Aws;

namespace Portal.Deployments;

/// <summary>Asks CloudFormation for the current step of a deployment.</summary>
public sealed class AskStep(CloudFormationOfDeployments cloudFormation)
{
    /// <returns>True when the step is through with that; false when it runs and has to be followed.</returns>
    public async Task<bool> RunAsync(Deployment deployment, ChangeSet set, CancellationToken ct)
    {
        switch (deployment.CurrentStep)
        {
            case PlanAction.Protect:
                await cloudFormation.ProtectAsync(deployment, set.Rendered?.StackPolicy, ct);
                return true;
            case PlanAction.LiftTerminationProtection:
                await cloudFormation.TerminationProtectionAsync(deployment, enabled: false, ct);
                return true;
            case PlanAction.DeleteStack:
                await cloudFormation.DeleteStackAsync(deployment, [], ct);
                return false;
            case PlanAction.ExecuteChangeSet:
                await OnceAsync(deployment, () => cloudFormation.ExecuteAsync(deployment, set, ct), ct);
                return false;
            case PlanAction.ContinueRollback:
                await OnceAsync(deployment, () => cloudFormation.ContinueRollbackAsync(deployment, deployment.Recoveries[^1].Resources, ct), ct);
                return false;
            case PlanAction.RollBack:
                await OnceAsync(deployment, () => cloudFormation.RollBackAsync(deployment, ct), ct);
                return false;
            case PlanAction.DeleteStackRetaining:
                await OnceAsync(deployment, () => cloudFormation.DeleteStackAsync(deployment, deployment.Recoveries[^1].Resources, ct), ct);
                return false;
            default:
                throw new InvalidOperationException($"A step that nobody foresaw: {deployment.CurrentStep}.");
        }
    }

    // Asked before a kill and carried out: the stack has moved on since and refuses, and its events carry our token.
    private async Task OnceAsync(Deployment deployment, Func<Task> ask, CancellationToken ct)
    {
        try
        {
            await ask();
        }
        catch (AwsFaultException fault) when (fault.Fault is AwsFault.Refused or AwsFault.NotFound)
        {
            if (!await cloudFormation.HasEventsOfStepAsync(deployment, ct)) throw;
        }
    }
}
