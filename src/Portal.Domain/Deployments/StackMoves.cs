namespace Portal.Domain.Deployments;

/// <summary>What can be asked of CloudFormation for a stack.</summary>
public enum StackMove { Execute, NewChangeSet, CancelUpdate, RollBack, ContinueRollback, Delete, DeleteRetaining }

/// <summary>
/// What each status of a stack allows. Source: the API reference of each operation. While anything runs, everything
/// but cancelling an update and deleting a stack that is being created has to wait.
/// </summary>
public static class StackMoves
{
    public static IReadOnlyList<StackMove> Of(string status) => status switch
    {
        "REVIEW_IN_PROGRESS" => [StackMove.Execute, StackMove.NewChangeSet, StackMove.Delete],
        "CREATE_IN_PROGRESS" => [StackMove.Delete],
        "UPDATE_IN_PROGRESS" => [StackMove.CancelUpdate],
        "CREATE_FAILED" => [StackMove.NewChangeSet, StackMove.RollBack, StackMove.Delete],
        "UPDATE_FAILED" => [StackMove.NewChangeSet, StackMove.RollBack, StackMove.Delete],
        "ROLLBACK_COMPLETE" or "ROLLBACK_FAILED" => [StackMove.Delete],
        "UPDATE_ROLLBACK_FAILED" => [StackMove.ContinueRollback, StackMove.Delete],
        "DELETE_FAILED" => [StackMove.Delete, StackMove.DeleteRetaining],
        "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE" or "IMPORT_COMPLETE" or "IMPORT_ROLLBACK_COMPLETE" => [StackMove.NewChangeSet, StackMove.Delete],
        "IMPORT_ROLLBACK_FAILED" => [StackMove.Delete],
        _ => [],
    };

    public static bool Allows(string status, StackMove move) => Of(status).Contains(move);
}
