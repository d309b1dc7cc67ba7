using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Deployments;

/// <summary>Through: the next step follows. Runs: its events have to be followed. AskAgain: it is not through, and is asked for once more.</summary>
public enum StepAnswer { Through, Runs, AskAgain }

/// <summary>Asks for the current step of a deployment: CloudFormation for what concerns the stack, else the service of the resource.</summary>
public sealed class AskStep(CloudFormationOfDeployments cloudFormation, CarryOutStep past)
{
    public async Task<StepAnswer> RunAsync(PortalDb db, Deployment deployment, ChangeSet set, CancellationToken ct)
    {
        switch (deployment.CurrentStep)
        {
            case PlanAction.Protect:
                await cloudFormation.ProtectAsync(deployment, set.Rendered?.StackPolicy, ct);
                return StepAnswer.Through;
            case PlanAction.LiftTerminationProtection:
                await cloudFormation.TerminationProtectionAsync(deployment, enabled: false, ct);
                return StepAnswer.Through;
            case PlanAction.DeleteStack:
                await cloudFormation.DeleteStackAsync(deployment, set.Plan?.Steps[deployment.Step].Retain ?? [], ct);
                return StepAnswer.Runs;
            case PlanAction.ExecuteChangeSet:
                await OnceAsync(deployment, () => cloudFormation.ExecuteAsync(deployment, set, ct), ct);
                return StepAnswer.Runs;
            case PlanAction.ContinueRollback:
                await OnceAsync(deployment, () => cloudFormation.ContinueRollbackAsync(deployment, deployment.Recoveries[^1].Resources, ct), ct);
                return StepAnswer.Runs;
            case PlanAction.RollBack:
                await OnceAsync(deployment, () => cloudFormation.RollBackAsync(deployment, ct), ct);
                return StepAnswer.Runs;
            case PlanAction.DeleteStackRetaining:
                await OnceAsync(deployment, () => cloudFormation.DeleteStackAsync(deployment, deployment.Recoveries[^1].Resources, ct), ct);
                return StepAnswer.Runs;
            default:
                return await past.RunAsync(db, deployment, set.Plan!.Steps[deployment.Step], ct) ? StepAnswer.Through : StepAnswer.AskAgain;
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
