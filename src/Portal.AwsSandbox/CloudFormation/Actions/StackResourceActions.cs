using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class ListStackResources
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Required("StackName").Length("NextToken", 1, 1024).Hold();
        var stack = call.StackWithHistory();
        var (page, next) = Page.Of(call, ResourceShapes.InOrder(stack).Select((resource, n) => ((long)n, resource)));
        return Xml.Structure("ListStackResourcesResult", Xml.List("StackResourceSummaries", page.Select(resource => Xml.Structure("Summary",
            [.. ResourceShapes.Common(resource), Xml.Time("LastUpdatedTimestamp", resource.ChangedAt)]))), next);
    }
}

internal static class DescribeStackResources
{
    /// <summary>What does not fit is left out without a word, as in AWS.</summary>
    private const int Most = 100;

    public static XElement Handle(Call call)
    {
        var logical = call.Input.Text("LogicalResourceId");
        var physical = call.Input.Text("PhysicalResourceId");
        if (call.Input.Text("StackName") is null && physical is null)
            throw AwsException.Validation("You must specify either StackName or PhysicalResourceId");
        var stack = call.Input.Text("StackName") is not null ? call.StackWithHistory() : Owner(call, physical!);
        var resources = ResourceShapes.InOrder(stack)
            .Where(resource => (logical is null || resource.LogicalId == logical) && (physical is null || resource.Standing?.PhysicalId == physical)).ToList();
        if (resources.Count == 0 && logical is not null)
            throw AwsException.Validation($"Resource {logical} does not exist for stack {stack.Name}");
        return Xml.Structure("DescribeStackResourcesResult", Xml.List("StackResources", resources.Take(Most).Select(resource => Xml.Structure("Resource",
            [Xml.Text("StackName", stack.Name), Xml.Text("StackId", stack.Id), .. ResourceShapes.Common(resource), Xml.Time("Timestamp", resource.ChangedAt)]))));
    }

    private static Stack Owner(Call call, string physical) =>
        call.Region.Stacks.FirstOrDefault(stack => !stack.IsDeleted && stack.Resources.Values.Any(resource => resource.Standing?.PhysicalId == physical))
        ?? throw AwsException.Validation($"Stack for {physical} does not exist");
}

internal static class DescribeStackResource
{
    public static XElement Handle(Call call)
    {
        call.Constraints.Required("StackName").Required("LogicalResourceId").Hold();
        var stack = call.Find(call.Name()) ?? throw AwsException.Validation($"Stack '{call.Name()}' does not exist");
        var resource = stack.Resources.GetValueOrDefault(call.Input.Text("LogicalResourceId") ?? "")
            ?? throw AwsException.Validation($"Resource {call.Input.Text("LogicalResourceId")} does not exist for stack {stack.Name}");
        return Xml.Structure("DescribeStackResourceResult", Xml.Structure("StackResourceDetail",
            [Xml.Text("StackName", stack.Name), Xml.Text("StackId", stack.Id), .. ResourceShapes.Common(resource),
            Xml.Time("LastUpdatedTimestamp", resource.ChangedAt), Xml.Text("Metadata", ResourceShapes.Metadata(call, resource))]));
    }
}
