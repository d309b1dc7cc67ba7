using Portal.AwsSandbox.CloudFormation.Changes;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.CloudFormation.Syntax;

namespace Portal.AwsSandbox.CloudFormation.Stacks;

/// <summary>What CloudFormation tells of an Auto Scaling group: signals it waits for, batches it replaces.</summary>
internal static class GroupStories
{
    /// <summary>Milliseconds of simulated time for a line of a rolling update; a batch has four.</summary>
    public const long LineTakes = 45_000;

    private static readonly string[] Causes = ["LaunchConfigurationName", "LaunchTemplate", "MixedInstancesPolicy", "VPCZoneIdentifier"];

    public static List<string> Creation(Scope scope, ResourceDeclaration declared, Incarnation standing) =>
        declared.CreationPolicy is Mapping policy && policy["ResourceSignal"] is Mapping signal
            ? [.. Enumerable.Range(1, Number(scope, signal["Count"]) ?? 1).Select(n => Signal(standing, 0, n))]
            : [];

    /// <summary>Nothing when the change leaves instances alone, or no policy replaces them.</summary>
    public static List<string> RollingUpdate(Scope scope, ResourceDeclaration declared, Value before, Value after, Incarnation standing)
    {
        if (declared.Type != "AWS::AutoScaling::AutoScalingGroup" || (declared.UpdatePolicy as Mapping)?["AutoScalingRollingUpdate"] is not Mapping policy) return [];
        if (!Differences.Between(before, after).Any(difference => Causes.Contains(difference.Steps[0]))) return [];
        var size = Size(after);
        var batch = Number(scope, policy["MaxBatchSize"]) ?? 1;
        var kept = Number(scope, policy["MinInstancesInService"]) ?? 0;
        var pause = scope.Text(policy["PauseTime"]) ?? "PT5M";
        var waits = scope.Text(policy["WaitOnResourceSignals"]) == "true";
        var lines = new List<string>
        {
            $"Rolling update initiated. Terminating {size} obsolete instance(s) in batches of {batch}, while keeping at least {kept} instance(s) in service." +
            (waits ? $" Waiting on resource signals with a timeout of {pause} when new instances are added to the autoscaling group." : ""),
        };
        if (kept >= size) lines.Add($"Temporarily setting autoscaling group MinSize and DesiredCapacity to {kept + batch}.");
        for (var n = 0; n < size; n += batch)
        {
            var count = Math.Min(batch, size - n);
            var old = string.Join(",", Enumerable.Range(n + 1, count).Select(each => Instance(standing, standing.Fleet, each)));
            lines.Add($"Terminating instance(s) [{old}]; replacing with {count} new instance(s).");
            lines.Add($"Successfully terminated instance(s) [{old}] (Progress {(n + count) * 100 / size}%).");
            if (!waits) continue;
            lines.Add($"New instance(s) added to autoscaling group - Waiting on {count} resource signal(s) with a timeout of {pause}.");
            lines.AddRange(Enumerable.Range(n + 1, count).Select(each => Signal(standing, standing.Fleet + 1, each)));
        }
        return lines;
    }

    private static int Size(Value properties)
    {
        var fields = properties as Value.Fields;
        foreach (var name in (string[])["DesiredCapacity", "MinSize"])
            if (fields?[name] is Value.Text text && int.TryParse(text.Content, out var size)) return size;
        return 1;
    }

    private static int? Number(Scope scope, Node? node) => int.TryParse(scope.Text(node), out var number) ? number : null;

    private static string Signal(Incarnation standing, int generation, int n) => $"Received SUCCESS signal with UniqueId {Instance(standing, generation, n)}";

    private static string Instance(Incarnation standing, int generation, int n) => "i-" + Hash.Hex($"{standing.Seed}/instance/{generation}/{n}", 17);
}
