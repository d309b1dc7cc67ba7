namespace Portal.Domain.Deployments;

/// <summary>What people can do about a deployment that did not succeed; each is a button.</summary>
public enum NextAction
{
    /// <summary>Open the request's inputs again, change what was wrong and send it.</summary>
    FixAndRetry,

    /// <summary>A new change set from the same inputs.</summary>
    RetryAsIs,

    /// <summary>Have a quota of the account raised, then retry.</summary>
    RaiseQuota,

    /// <summary>Have a permission added, then retry.</summary>
    GrantPermission,

    /// <summary>Go on with a rollback that stopped, leaving out resources that can't go back.</summary>
    ContinueRollback,

    /// <summary>Put back an operation that failed without rolling back.</summary>
    RollBack,

    /// <summary>Delete again and leave standing what can't be deleted.</summary>
    RetainAndDelete,

    /// <summary>Ask for the delete of what a failed create left.</summary>
    DeleteRest,
}
