using Portal.AwsSandbox.CloudFormation.Stacks;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Traffic;

/// <summary>Finds what demand on a stack depends on. The caller holds the region's lock.</summary>
public static class TrafficOf
{
    // At this share of its smallest fleet an environment has room for its day's peak and for growth.
    private const double MeanUse = 0.3;

    /// <summary>Null for a stack that serves nobody: it has neither a group of instances nor a distribution.</summary>
    public static StackTraffic? Stack(Region region, Stack stack, IReadOnlyList<LoadFactor> load)
    {
        if (stack.BaseRate is null)
        {
            if (Expected(region, stack) is not { } expected) return null;
            stack.BaseRate = expected * Chance(region, stack);
            region.Touch(stack);
        }
        return new StackTraffic(region.Seed, region.Account, region.Name, stack.Name, stack.CreatedAt, stack.BaseRate.Value) { LoadFactors = load };
    }

    /// <summary>The type of the instances that a stack's launch template makes; t3.medium where none says.</summary>
    public static string InstanceType(Region region, Stack stack) =>
        Standing(region, stack, "AWS::EC2::LaunchTemplate") is { } template && Text(template, "LaunchTemplateData", "InstanceType") is { } type ? type : "t3.medium";

    private static double? Expected(Region region, Stack stack)
    {
        if (Standing(region, stack, "AWS::AutoScaling::AutoScalingGroup") is { } group)
            return Math.Max(1, Number(group, "MinSize") ?? 1) * Capacity.RequestsPerSecond(InstanceType(region, stack)) * MeanUse;
        return Standing(region, stack, "AWS::CloudFront::Distribution") is null ? null : 12;
    }

    // Three quarters to five quarters of what is expected.
    private static double Chance(Region region, Stack stack) =>
        0.75 + 0.5 * Noise.Chance(Character.Of($"{region.Seed}/{region.Account}/{region.Name}/{stack.Name}", region.Name).Seed, -1);

    private static Value? Standing(Region region, Stack stack, string type) =>
        stack.Resources.Values.FirstOrDefault(each => each.Type == type && each.Standing is not null)?.Standing is { } standing
            ? region.Texts.Json(standing.Properties)
            : null;

    private static double? Number(Value properties, string name) => double.TryParse(Text(properties, name), out var number) ? number : null;

    private static string? Text(Value at, params ReadOnlySpan<string> path)
    {
        Value? value = at;
        foreach (var step in path) value = (value as Value.Fields)?[step];
        return (value as Value.Text)?.Content;
    }
}
