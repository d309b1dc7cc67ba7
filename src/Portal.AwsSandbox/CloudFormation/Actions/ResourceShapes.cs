using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

internal static class ResourceShapes
{
    public static IEnumerable<Resource> InOrder(Stack stack) => stack.Resources.Values.OrderBy(resource => resource.LogicalId, StringComparer.Ordinal);

    public static IEnumerable<XElement?> Common(Resource resource) =>
    [
        Xml.Text("LogicalResourceId", resource.LogicalId), Xml.Text("PhysicalResourceId", resource.Standing?.PhysicalId),
        Xml.Text("ResourceType", resource.Type), Xml.Text("ResourceStatus", resource.Status), Xml.Text("ResourceStatusReason", resource.StatusReason),
        Xml.Structure("DriftInformation",
            Xml.Text("StackResourceDriftStatus", resource.Drift?.Status ?? "NOT_CHECKED"), Xml.Time("LastCheckTimestamp", resource.Drift?.CheckedAt)),
    ];

    public static string? Metadata(Call call, Resource resource) => resource.Standing is { } standing
        ? (call.Region.Texts.Json(standing.Attachments) as Value.Fields)?["Metadata"]?.ToJson()
        : null;
}
