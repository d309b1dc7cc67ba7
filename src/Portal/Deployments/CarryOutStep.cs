using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Deployments;

/// <summary>Takes the steps of a plan that work on single resources past CloudFormation. Asked again after a kill, it does no harm.</summary>
public sealed class CarryOutStep(OperatorOfDeployments operate, TimeProvider clock)
{
    private static readonly TimeSpan LongestBusy = TimeSpan.FromHours(2);

    /// <returns>False when the step is not through yet and is to be asked again.</returns>
    /// <exception cref="AwsFaultException">Refused, also where a database stays busy for too long.</exception>
    public async Task<bool> RunAsync(PortalDb db, Deployment deployment, PlanStep step, CancellationToken ct)
    {
        var id = step.PhysicalId ?? throw new InvalidOperationException($"Step {step.Action} of {deployment.Id} names no resource.");
        switch (step.Action)
        {
            case PlanAction.LiftLoadBalancerProtection:
                await operate.LiftLoadBalancerAsync(deployment, id, ct);
                return true;
            case PlanAction.LiftDatabaseProtection:
                if (await operate.LiftDatabaseAsync(deployment, id, ct)) return true;
                // Backups and changes of a database pass; what does not pass within hours wants a person.
                if (clock.GetUtcNow() - deployment.HeardAt <= LongestBusy) return false;
                throw new AwsFaultException(new AwsFault.Refused("rds:ModifyDBInstance", "InvalidDBInstanceState",
                    $"database {id} has been busy for {LongestBusy.TotalHours:0} hours and takes no change meanwhile, so its protection still holds. See in RDS what it is at; once it is available, ask for the delete again."), null);
            case PlanAction.EmptyBucket:
                var count = await operate.EmptyPageAsync(deployment, id, ct);
                if (count > 0) db.Record(Actor.Portal, "deployment.versionsDeleted", deployment.Id.Value, deployment.EnvironmentId, $"{count} object versions and delete markers of bucket {id}", clock.GetUtcNow());
                return count == 0;
            default:
                throw new InvalidOperationException($"A step that nobody foresaw: {step.Action}.");
        }
    }
}
