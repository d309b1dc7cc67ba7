using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;

namespace Portal.Domain.Deployments;

/// <summary>Which next actions a deployment that did not succeed has: what fits its cause, as far as the stack's state allows it.</summary>
public static class NextActions
{
    /// <returns>The best first; empty when the portal goes on by itself, or nothing is left to do.</returns>
    public static IReadOnlyList<NextAction> Of(Deployment deployment, ReadCause cause)
    {
        if (!deployment.IsOver || deployment.State is DeploymentState.Succeeded || deployment.RetriedAt is not null) return [];
        if (deployment.Cause?.Code is "digestChanged" or "changeSetGone" or "approvalLapsed" or "stackGone") return [];
        var fitting = cause.Known?.Fitting ?? [NextAction.FixAndRetry, NextAction.RetryAsIs];
        if (deployment.State is DeploymentState.Cancelled) fitting = [NextAction.RetryAsIs, NextAction.FixAndRetry];
        var first = FromState(deployment);
        // A quota or a permission in the way is in the way of every other action too: it is named beside the first.
        var all = first.Concat(fitting).Concat([NextAction.RetryAsIs, NextAction.FixAndRetry]).Distinct();
        return [.. all.Where(action => IsPossible(deployment, action))];
    }

    private static NextAction[] FromState(Deployment deployment) => deployment.StackStatus switch
    {
        "UPDATE_ROLLBACK_FAILED" => [NextAction.ContinueRollback],
        "ROLLBACK_FAILED" => [NextAction.DeleteRest],
        "DELETE_FAILED" => deployment.Kind is RequestKind.Delete ? [] : [NextAction.DeleteRest],
        "CREATE_FAILED" or "UPDATE_FAILED" => [NextAction.RollBack],
        _ => [],
    };

    private static bool IsPossible(Deployment deployment, NextAction action) => action switch
    {
        NextAction.RetryAsIs => deployment.WhyNotRetry() is null,
        // A delete has no inputs.
        NextAction.FixAndRetry => deployment.WhyNotRetry() is null && deployment.Kind is not RequestKind.Delete,
        NextAction.ContinueRollback => deployment.WhyNotRecover(PlanAction.ContinueRollback) is null,
        NextAction.RollBack => deployment.WhyNotRecover(PlanAction.RollBack) is null,
        NextAction.RetainAndDelete => deployment.Kind is RequestKind.Delete && deployment.WhyNotRecover(PlanAction.DeleteStackRetaining) is null,
        NextAction.DeleteRest => deployment.StackStatus is "ROLLBACK_FAILED" or "DELETE_FAILED",
        NextAction.RaiseQuota or NextAction.GrantPermission => true,
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
