using System.Xml.Linq;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class DescribeStacks
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Length("NextToken", 1, 1024).Hold();
        if (call.Input.Text("StackName") is not null)
            return Xml.Structure("DescribeStacksResult", Xml.List("Stacks", [StackShapes.Stack(call, call.StackWithHistory())]));
        var (page, next) = Page.Of(call, call.Region.Stacks.Where(stack => !stack.IsDeleted).Select(stack => (-stack.Number, stack)));
        return Xml.Structure("DescribeStacksResult", Xml.List("Stacks", page.Select(stack => StackShapes.Stack(call, stack))), next);
    }
}
