using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class DeleteChangeSet
{
    public static XElement Handle(Call call)
    {
        ChangeSetLookup.Constraints(call).Hold();
        // Deleting what is not there is no error: the caller has what it wants.
        if (ChangeSetLookup.Find(call) is not var (stack, set)) return new XElement("DeleteChangeSetResult");
        if (set.Status is ChangeSetStatus.CreatePending or ChangeSetStatus.CreateInProgress || set.ExecutionStatus == ChangeSetStatus.ExecuteInProgress)
            throw new AwsException("InvalidChangeSetStatus", $"ChangeSet [{set.Id}] cannot be deleted in its current status of [{set.Status}]");
        stack.ChangeSets.Remove(set.Name);
        call.Region.Touch(stack);
        return new XElement("DeleteChangeSetResult");
    }
}
