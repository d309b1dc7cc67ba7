namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>One table for the statuses of stacks: what each is called and what it allows.</summary>
public static class StackStatus
{
    public const string ReviewInProgress = "REVIEW_IN_PROGRESS";
    public const string CreateInProgress = "CREATE_IN_PROGRESS";
    public const string CreateFailed = "CREATE_FAILED";
    public const string CreateComplete = "CREATE_COMPLETE";
    public const string RollbackInProgress = "ROLLBACK_IN_PROGRESS";
    public const string RollbackFailed = "ROLLBACK_FAILED";
    public const string RollbackComplete = "ROLLBACK_COMPLETE";
    public const string DeleteInProgress = "DELETE_IN_PROGRESS";
    public const string DeleteFailed = "DELETE_FAILED";
    public const string DeleteComplete = "DELETE_COMPLETE";
    public const string UpdateInProgress = "UPDATE_IN_PROGRESS";
    public const string UpdateCleanup = "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS";
    public const string UpdateComplete = "UPDATE_COMPLETE";
    public const string UpdateFailed = "UPDATE_FAILED";
    public const string UpdateRollbackInProgress = "UPDATE_ROLLBACK_IN_PROGRESS";
    public const string UpdateRollbackFailed = "UPDATE_ROLLBACK_FAILED";
    public const string UpdateRollbackCleanup = "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS";
    public const string UpdateRollbackComplete = "UPDATE_ROLLBACK_COMPLETE";
    public const string ImportInProgress = "IMPORT_IN_PROGRESS";
    public const string ImportComplete = "IMPORT_COMPLETE";
    public const string ImportRollbackInProgress = "IMPORT_ROLLBACK_IN_PROGRESS";
    public const string ImportRollbackFailed = "IMPORT_ROLLBACK_FAILED";
    public const string ImportRollbackComplete = "IMPORT_ROLLBACK_COMPLETE";

    public static readonly IReadOnlyList<string> All =
    [
        CreateInProgress, CreateFailed, CreateComplete, RollbackInProgress, RollbackFailed, RollbackComplete, DeleteInProgress,
        DeleteFailed, DeleteComplete, UpdateInProgress, UpdateCleanup, UpdateComplete, UpdateFailed, UpdateRollbackInProgress,
        UpdateRollbackFailed, UpdateRollbackCleanup, UpdateRollbackComplete, ReviewInProgress, ImportInProgress, ImportComplete,
        ImportRollbackInProgress, ImportRollbackFailed, ImportRollbackComplete,
    ];

    private static readonly HashSet<string> Settled =
        [CreateComplete, UpdateComplete, UpdateRollbackComplete, ImportComplete, ImportRollbackComplete];

    /// <summary>A last known stable state, from which drift is detected and to which rollbacks lead.</summary>
    public static bool IsStable(string status) => Settled.Contains(status);

    /// <summary>A new change set or update may start: also where a failure was kept instead of rolled back.</summary>
    public static bool CanUpdate(string status) => IsStable(status) || status is CreateFailed or UpdateFailed;

    public static bool CanRollBack(string status) => status is CreateFailed or UpdateFailed;

    /// <summary>Anything that is not under way; what waits for review is executed or deleted.</summary>
    public static bool CanDelete(string status) => status == ReviewInProgress || !IsUnderWay(status);

    public static bool IsUnderWay(string status) => status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal);
}
