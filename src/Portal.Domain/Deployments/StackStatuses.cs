namespace Portal.Domain.Deployments;

/// <summary>How an operation on a stack ended, by the status CloudFormation gives it.</summary>
public enum StackEnding { StillRunning, Succeeded, RolledBack, RollbackFailed, Failed, Deleted }

/// <summary>CloudFormation's stack statuses in one table. Source: the StackStatus enumeration of its service model.</summary>
public static class StackStatuses
{
    public static StackEnding EndingOf(string status) => status switch
    {
        "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "IMPORT_COMPLETE" => StackEnding.Succeeded,
        "ROLLBACK_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE" or "IMPORT_ROLLBACK_COMPLETE" => StackEnding.RolledBack,
        "ROLLBACK_FAILED" or "UPDATE_ROLLBACK_FAILED" or "IMPORT_ROLLBACK_FAILED" => StackEnding.RollbackFailed,
        "CREATE_FAILED" or "UPDATE_FAILED" or "DELETE_FAILED" => StackEnding.Failed,
        "DELETE_COMPLETE" => StackEnding.Deleted,
        // A stack that has only been reviewed runs nothing yet; right after execution the status may lag behind.
        "REVIEW_IN_PROGRESS" => StackEnding.StillRunning,
        _ when status.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) => StackEnding.StillRunning,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "CloudFormation has a stack status this version does not know."),
    };
}
