using System.Xml.Linq;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class ListChangeSets
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Required("StackName").Pattern("StackName", Call.StackNamePattern).Length("NextToken", 1, 1024).Hold();
        var stack = call.Stack();
        var (page, next) = Page.Of(call, stack.ChangeSets.Values.OrderBy(set => -set.Number).Select(set => (-set.Number, set)));
        return Xml.Structure("ListChangeSetsResult", Xml.List("Summaries", page.Select(set => Xml.Structure("Summary",
            Xml.Text("StackId", stack.Id), Xml.Text("StackName", stack.Name), Xml.Text("ChangeSetId", set.Id), Xml.Text("ChangeSetName", set.Name),
            Xml.Text("ExecutionStatus", set.ExecutionStatus), Xml.Text("Status", set.Status), Xml.Text("StatusReason", set.StatusReason),
            Xml.Time("CreationTime", set.CreatedAt), Xml.Text("Description", set.Description), Xml.Flag("IncludeNestedStacks", set.IncludeNestedStacks),
            Xml.Flag("ImportExistingResources", set.ImportExistingResources)))), next);
    }
}
