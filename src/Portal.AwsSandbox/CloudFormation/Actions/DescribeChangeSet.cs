using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Changes;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class DescribeChangeSet
{
    public static XElement Handle(Call call)
    {
        ChangeSetLookup.Constraints(call).Length("NextToken", 1, 1024).Hold();
        var (stack, set) = ChangeSetLookup.Get(call);
        var withValues = call.Input.Flag("IncludePropertyValues");
        var changes = ChangeSetComputation.Read(call.Run(stack), set);
        var (page, next) = Page.Of(call, changes.Select((change, n) => ((long)n, change)));
        return Xml.Structure("DescribeChangeSetResult",
            Xml.Text("ChangeSetName", set.Name), Xml.Text("ChangeSetId", set.Id), Xml.Text("StackId", stack.Id), Xml.Text("StackName", stack.Name),
            Xml.Text("Description", set.Description), StackShapes.Parameters(call, set.Configuration), Xml.Time("CreationTime", set.CreatedAt),
            Xml.Text("ExecutionStatus", set.ExecutionStatus), Xml.Text("Status", set.Status), Xml.Text("StatusReason", set.StatusReason),
            Xml.List("NotificationARNs", set.Configuration.NotificationArns), StackShapes.Rollback(set.Configuration.Rollback),
            Xml.List("Capabilities", set.Configuration.Capabilities), set.Configuration.Tags.Count == 0 ? null : StackShapes.Tags(set.Configuration.Tags),
            Xml.List("Changes", page.Select(change => ChangeShapes.Change(change, withValues))), next,
            Xml.Flag("IncludeNestedStacks", set.IncludeNestedStacks), Xml.Text("OnStackFailure", set.OnStackFailure), set.RevertsDrift ? Xml.Text("DeploymentMode", "REVERT_DRIFT") : null,
            Xml.Flag("ImportExistingResources", set.ImportExistingResources));
    }
}
