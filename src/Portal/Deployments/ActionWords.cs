using Portal.Domain.Deployments;
using Portal.Domain.Requests;

namespace Portal.Deployments;

/// <summary>What a next action does, in a sentence under its button.</summary>
public static class ActionWords
{
    public static string Title(NextAction action, Deployment deployment, ReadCause cause) => action switch
    {
        NextAction.FixAndRetry => cause.Code is "capacity" ? "Choose another size and retry" : "Fix the inputs and retry",
        NextAction.RetryAsIs => deployment.Kind is RequestKind.Delete ? "Delete again" : "Retry as it was",
        NextAction.RaiseQuota => "Raise the quota",
        NextAction.GrantPermission => "Add the permission",
        NextAction.ContinueRollback => "Continue the rollback",
        NextAction.RollBack => "Roll back",
        NextAction.RetainAndDelete => "Leave standing and delete",
        NextAction.DeleteRest => "Delete what is left",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    public static string Help(NextAction action, Deployment deployment, ReadCause cause) => action switch
    {
        NextAction.FixAndRetry => "Opens the form with its inputs kept. What changes goes to review.",
        NextAction.RetryAsIs => $"Makes a new change set of the same inputs. {(deployment.Kind is RequestKind.Create or RequestKind.Import ? "It creates a new stack, so it goes to review again." : "If its digest is the approved one and the approval holds, it runs; else it goes to review.")}{(cause.Code is "capacity" ? " Capacity often returns within hours." : "")}",
        NextAction.RaiseQuota => cause.Quota is { } quota
            ? $"{quota.Name} ({quota.Service} {quota.Code}) in account {deployment.Account}, {deployment.Region}. Its owner asks for more in Service Quotas; then retry."
            : $"AWS did not name the quota. Its owner finds it in Service Quotas of account {deployment.Account}, {deployment.Region}; then retry.",
        NextAction.GrantPermission => cause.MissingAction is { } missing
            ? $"The role that CloudFormation works with in account {deployment.Account} needs {missing}. The platform team adds it; then retry."
            : "AWS did not name the action; the reason is all it said. The platform team adds what is missing; then retry.",
        NextAction.ContinueRollback => "CloudFormation tries again to put these back. What you skip stays as it is, and the stack counts it as put back.",
        NextAction.RollBack => "CloudFormation puts back what it had changed.",
        NextAction.RetainAndDelete => "The stack is deleted without what you choose. That stays in the account, costs money there, and nobody manages it any more.",
        NextAction.DeleteRest => "Shows what stands still and asks for its delete, with protections lifted step by step. Then the request can be sent again.",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };
}
