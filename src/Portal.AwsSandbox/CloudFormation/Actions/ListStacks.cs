using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class ListStacks
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Length("NextToken", 1, 1024).EachOneOf("StackStatusFilter", [.. StackStatus.All]).Hold();
        var wanted = call.Input.Texts("StackStatusFilter").ToHashSet();
        var (page, next) = Page.Of(call, call.Region.Stacks
            .Where(stack => wanted.Count == 0 || wanted.Contains(stack.Status))
            .Select(stack => (-stack.Number, stack)));
        return Xml.Structure("ListStacksResult", Xml.List("StackSummaries", page.Select(stack => StackShapes.Summary(call, stack))), next);
    }
}
