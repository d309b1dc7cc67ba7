namespace Portal.AwsSandbox.CloudFormation.Stacks;

public enum PhaseName { Create, Rollback, Update, Cleanup, UpdateRollback, UpdateRollbackCleanup, Delete, Import, ImportRollback }

/// <summary>One table for the phases: what a stack is called while in one, after it, and when it fails.</summary>
public sealed record Phase(string UnderWay, string Done, string Failed)
{
    private static readonly Dictionary<PhaseName, Phase> Table = new()
    {
        [PhaseName.Create] = new(StackStatus.CreateInProgress, StackStatus.CreateComplete, StackStatus.CreateFailed),
        [PhaseName.Rollback] = new(StackStatus.RollbackInProgress, StackStatus.RollbackComplete, StackStatus.RollbackFailed),
        [PhaseName.Update] = new(StackStatus.UpdateInProgress, StackStatus.UpdateCleanup, StackStatus.UpdateFailed),
        [PhaseName.Cleanup] = new(StackStatus.UpdateCleanup, StackStatus.UpdateComplete, StackStatus.UpdateComplete),
        [PhaseName.UpdateRollback] = new(StackStatus.UpdateRollbackInProgress, StackStatus.UpdateRollbackCleanup, StackStatus.UpdateRollbackFailed),
        [PhaseName.UpdateRollbackCleanup] = new(StackStatus.UpdateRollbackCleanup, StackStatus.UpdateRollbackComplete, StackStatus.UpdateRollbackComplete),
        [PhaseName.Delete] = new(StackStatus.DeleteInProgress, StackStatus.DeleteComplete, StackStatus.DeleteFailed),
        [PhaseName.Import] = new(StackStatus.ImportInProgress, StackStatus.ImportComplete, StackStatus.ImportRollbackInProgress),
        [PhaseName.ImportRollback] = new(StackStatus.ImportRollbackInProgress, StackStatus.ImportRollbackComplete, StackStatus.ImportRollbackFailed),
    };

    public static Phase Of(PhaseName name) => Table[name];
}
