using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>Newest first; a page is a hundred. What a lag holds back is shown once it has passed.</summary>
internal static class DescribeStackEvents
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Required("StackName").Length("NextToken", 1, 1024).Hold();
        var stack = call.Find(call.Name()) ?? throw AwsException.Validation($"Stack [{call.Name()}] does not exist");
        var shown = call.At.AddSeconds(-call.Region.Facts.EventLagSeconds);
        var (page, next) = Page.Of(call, Enumerable.Reverse(stack.Events).Where(each => call.Region.Facts.EventLagSeconds == 0 || each.At <= shown).Select(each => (-each.Number, each)));
        return Xml.Structure("DescribeStackEventsResult", Xml.List("StackEvents", page.Select(each => Event(call, stack, each))), next);
    }

    private static XElement Event(Call call, Stack stack, StackEvent each) => Xml.Structure("Event",
        Xml.Text("StackId", stack.Id), Xml.Text("EventId", each.EventId), Xml.Text("StackName", stack.Name),
        Xml.Text("LogicalResourceId", each.LogicalId), Xml.Text("PhysicalResourceId", each.PhysicalId), Xml.Text("ResourceType", each.Type),
        Xml.Time("Timestamp", each.At), Xml.Text("ResourceStatus", each.Status), Xml.Text("ResourceStatusReason", each.Reason),
        Xml.Text("ResourceProperties", each.Properties is { } hash ? call.Region.Texts[hash] : null),
        Xml.Text("ClientRequestToken", each.Token));
}
