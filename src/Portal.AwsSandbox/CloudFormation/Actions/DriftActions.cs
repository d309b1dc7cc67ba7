using System.Xml.Linq;
using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.CloudFormation.Actions;

/// <summary>Drift detection: asked for, awaited, read.</summary>
internal static class DriftActions
{
    /// <summary>Milliseconds of simulated time: a few seconds, and some for each resource.</summary>
    private static long Takes(int resources) => 5000 + resources * 500L;

    public static XElement Detect(Call call)
    {
        call.Constraints.Required("StackName").Pattern("StackName", Call.StackNamePattern).Hold();
        var stack = Stable(call);
        if (stack.Detection is { Due: not null })
            throw AwsException.Validation($"Drift detection is already in progress for stack [{stack.Id}]");
        var only = call.Input.Texts("LogicalResourceIds").Where(id => id.Length > 0).ToList();
        var count = only.Count > 0 ? only.Count : stack.Resources.Count;
        if (stack.Detection is { } past) stack.PastDetections = [.. stack.PastDetections.TakeLast(9), past];
        stack.Detection = new DriftDetection(call.Region.NewId("detection"), "DETECTION_IN_PROGRESS", call.At, call.Now + Takes(count), only, 0);
        call.Region.Touch(stack);
        return Xml.Structure("DetectStackDriftResult", Xml.Text("StackDriftDetectionId", stack.Detection.Id));
    }

    public static XElement DescribeStatus(Call call)
    {
        call.Constraints.Required("StackDriftDetectionId").Hold();
        var id = call.Input.Text("StackDriftDetectionId");
        var (stack, detection) = call.Region.Stacks.Select(stack => (stack, Detection: Detections(stack).FirstOrDefault(each => each.Id == id)))
            .FirstOrDefault(each => each.Detection is not null);
        if (detection is null) throw AwsException.Validation($"Drift detection id [{id}] does not exist");
        var done = detection.Due is null;
        return Xml.Structure("DescribeStackDriftDetectionStatusResult",
            Xml.Text("StackId", stack.Id), Xml.Text("StackDriftDetectionId", id), done ? Xml.Text("StackDriftStatus", detection.DriftedCount > 0 ? "DRIFTED" : "IN_SYNC") : null,
            Xml.Text("DetectionStatus", detection.Status), done ? Xml.Number("DriftedStackResourceCount", detection.DriftedCount) : null,
            Xml.Time("Timestamp", detection.StartedAt));
    }

    private static IEnumerable<DriftDetection> Detections(Stack stack) =>
        stack.Detection is { } latest ? stack.PastDetections.Append(latest) : stack.PastDetections;

    public static XElement DescribeResources(Call call)
    {
        call.Constraints.Required("StackName").Pattern("StackName", Call.StackNamePattern)
            .EachOneOf("StackResourceDriftStatusFilters", "IN_SYNC", "MODIFIED", "DELETED", "NOT_CHECKED").Hold();
        var stack = call.Stack();
        var wanted = call.Input.Texts("StackResourceDriftStatusFilters");
        var size = call.Input.Number("MaxResults") ?? Page.Size;
        var (page, next) = Page.Of(call, ResourceShapes.InOrder(stack)
            .Where(resource => resource.Drift is { } drift && (wanted.Count == 0 || wanted.Contains(drift.Status)))
            .Select((resource, n) => ((long)n, resource)), Math.Clamp(size, 1, 100));
        return Xml.Structure("DescribeStackResourceDriftsResult", Xml.List("StackResourceDrifts", page.Select(resource => Shape("Drift", stack, resource))), next);
    }

    public static XElement DetectResource(Call call)
    {
        call.Constraints.Required("StackName").Pattern("StackName", Call.StackNamePattern).Required("LogicalResourceId").Hold();
        var stack = Stable(call);
        var id = call.Input.Text("LogicalResourceId")!;
        var resource = stack.Resources.GetValueOrDefault(id) is { Standing: not null } found
            ? found
            : throw AwsException.Validation($"Resource {id} does not exist for stack {stack.Name}");
        resource.Drift = DriftFinder.Of(call.Run(stack), resource, call.At);
        call.Region.Touch(stack);
        return Xml.Structure("DetectStackResourceDriftResult", Shape("StackResourceDrift", stack, resource));
    }

    private static Stack Stable(Call call)
    {
        var stack = call.Stack();
        return StackStatus.IsStable(stack.Status) || stack.Status is StackStatus.UpdateRollbackFailed or StackStatus.CreateFailed or StackStatus.UpdateFailed
            ? stack
            : throw AwsException.Validation($"Drift detection cannot be performed on stack in {stack.Status} state [{stack.Id}]");
    }

    private static XElement Shape(string name, Stack stack, Resource resource)
    {
        var drift = resource.Drift!;
        return Xml.Structure(name,
            Xml.Text("StackId", stack.Id), Xml.Text("LogicalResourceId", resource.LogicalId), Xml.Text("PhysicalResourceId", resource.Standing?.PhysicalId),
            Xml.Text("ResourceType", resource.Type), Xml.Text("ExpectedProperties", drift.Expected), Xml.Text("ActualProperties", drift.Actual),
            Xml.List("PropertyDifferences", drift.Differences.Select(difference => Xml.Structure("Difference",
                Xml.Text("PropertyPath", difference.Path), Xml.Text("ExpectedValue", difference.Expected), Xml.Text("ActualValue", difference.Actual),
                Xml.Text("DifferenceType", difference.Type)))),
            Xml.Text("StackResourceDriftStatus", drift.Status), Xml.Time("Timestamp", drift.CheckedAt));
    }
}
