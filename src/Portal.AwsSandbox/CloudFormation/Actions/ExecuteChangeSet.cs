using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class ExecuteChangeSet
{
    public static XElement Handle(Call call)
    {
        ChangeSetLookup.Constraints(call).Length("ClientRequestToken", 1, 128).Pattern("ClientRequestToken", "[a-zA-Z0-9][-a-zA-Z0-9]*").Hold();
        var (stack, set) = ChangeSetLookup.Get(call);
        if (call.IsRepeated(stack)) return new XElement("ExecuteChangeSetResult");
        if (set.Status != ChangeSetStatus.CreateComplete) throw NotNow(set, "status", set.Status);
        if (set.ExecutionStatus != ChangeSetStatus.Available) throw NotNow(set, "execution status", set.ExecutionStatus);
        if (stack.Status != StackStatus.ReviewInProgress && !StackStatus.CanUpdate(stack.Status))
            throw AwsException.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");
        var disableRollback = call.Input.Flag("DisableRollback") || set.OnStackFailure == "DO_NOTHING";
        if (call.Input.OptionalFlag("DisableRollback") is not null && set.OnStackFailure is not null)
            throw AwsException.Validation("DisableRollback can not be specified with a change set that was created with OnStackFailure.");
        Execute(call, stack, set, disableRollback);
        call.Remember(stack);
        return new XElement("ExecuteChangeSetResult");
    }

    private static void Execute(Call call, Stack stack, ChangeSet set, bool disableRollback)
    {
        var run = call.Run(stack);
        set.ExecutionStatus = ChangeSetStatus.ExecuteInProgress;
        stack.ChangeSetId = set.Id;
        stack.DisableRollback = disableRollback;
        // The others were computed against what is about to be past.
        foreach (var other in stack.ChangeSets.Values.Where(other => other != set).ToList()) stack.ChangeSets.Remove(other.Name);
        var operation = new Operation
        {
            Phase = set.Type switch { "IMPORT" => PhaseName.Import, _ when stack.Status == StackStatus.ReviewInProgress => PhaseName.Create, _ => PhaseName.Update },
            Token = call.Token(),
            DisableRollback = disableRollback,
            OnFailure = set.OnStackFailure,
            RetainExceptOnCreate = call.Input.Flag("RetainExceptOnCreate"),
            ChangeSetName = set.Name,
            RevertsDrift = set.RevertsDrift,
        };
        stack.RetainExceptOnCreate = operation.RetainExceptOnCreate;
        stack.UpdatedAt = call.At;
        if (operation.Phase == PhaseName.Create) Beginnings.Create(run, set.Configuration, operation);
        else Beginnings.Update(run, set.Configuration, operation);
    }

    private static AwsException NotNow(ChangeSet set, string what, string value) => new(
        "InvalidChangeSetStatus", $"ChangeSet [{set.Id}] cannot be executed in its current {what} of [{value}]");
}
