using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Traffic;

/// <summary>Finds what demand on a stack depends on, from what stood of it when.</summary>
public static class TrafficOf
{
    // At this share of its smallest fleet an environment has room for its day's peak and for growth.
    private const double MeanUse = 0.3;
    private const double StaticSite = 12;

    /// <summary>
    /// Null for a stack that serves nobody: it never had a group of instances or a distribution. Users come for what was first built,
    /// and no more of them come because it is made larger.
    /// </summary>
    /// <param name="spells">All of one stack, in order of beginning.</param>
    public static StackTraffic? Spells(Region region, IReadOnlyList<Spell> spells)
    {
        var group = spells.FirstOrDefault(spell => spell.Type == "AWS::AutoScaling::AutoScalingGroup");
        if ((group ?? spells.FirstOrDefault(spell => spell.Type == "AWS::CloudFront::Distribution")) is not { } first) return null;
        var expected = group is null
            ? StaticSite
            : Math.Max(1, group.Number32("MinSize") ?? 1) * Capacity.RequestsPerSecond(InstanceType(spells, group.From)) * MeanUse;
        var traffic = new StackTraffic(region.Seed, region.Account, region.Name, first.StackName, first.From, 0);
        return traffic with { BaseRate = expected * Chance(traffic.Character), LoadFactors = Load(region, first.StackId) };
    }

    /// <summary>The type of the instances that a stack's launch template makes at a moment; t3.medium where none says.</summary>
    public static string InstanceType(IReadOnlyList<Spell> spells, DateTimeOffset at) =>
        spells.LastOrDefault(spell => spell.Type == "AWS::EC2::LaunchTemplate" && spell.From <= at)?.Text("LaunchTemplateData/InstanceType") ?? "t3.medium";

    private static List<LoadFactor> Load(Region region, string stackId) =>
        [.. Disturbances.Until(region, DateTimeOffset.MaxValue, DisturbanceKind.Load)
            .Where(each => each.StackId == stackId).Select(each => new LoadFactor(each.From, each.To, each.Factor))];

    // Three quarters to five quarters of what is expected.
    private static double Chance(Character character) => 0.75 + 0.5 * Noise.Chance(character.Seed, -1);
}
