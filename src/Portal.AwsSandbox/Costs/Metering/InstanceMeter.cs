using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Standing;

namespace Portal.AwsSandbox.Costs.Metering;

/// <summary>Instances, alone or in groups, with their volumes and their detailed monitoring.</summary>
internal static class InstanceMeter
{
    // Detailed monitoring of an instance is seven metrics.
    private const int DetailedMetrics = 7;

    /// <param name="instances">Those the group had on the day of the window, in order of launch.</param>
    public static IEnumerable<Usage> Group(IReadOnlyList<Spell> spells, Spell group, IEnumerable<Instance> instances, Window window)
    {
        var template = spells.LastOrDefault(spell => spell.Type == "AWS::EC2::LaunchTemplate" && spell.From <= window.From)
            ?? spells.FirstOrDefault(spell => spell.Type == "AWS::EC2::LaunchTemplate");
        var tags = ResourceTags.OfInstances(group, template);
        var all = 0m;
        foreach (var kind in instances.GroupBy(one => (one.Type, one.Zone)))
        {
            var hours = kind.Sum(one => window.Overlap(one.LaunchedAt, one.EndedAt));
            all += hours;
            yield return new("RunInstances", $"{{}}BoxUsage:{kind.Key.Type}", hours, tags) { Zone = kind.Key.Zone, InstanceType = kind.Key.Type };
        }
        if (VolumeGb(template) is var gb and > 0) yield return new("", "{}EBS:VolumeUsage.gp3", gb * all / window.HoursOfMonth, ResourceTags.OfVolumes(template));
        if (template?.Says("LaunchTemplateData/Monitoring/Enabled") == true)
            yield return new("MetricStorage", "{}CW:MetricMonitorUsage", DetailedMetrics * all / window.HoursOfMonth, TagSet.None);
    }

    public static Usage Instance(Spell spell, Window window)
    {
        var type = spell.Text("InstanceType") ?? "m1.small";
        return new("RunInstances", $"{{}}BoxUsage:{type}", window.Hours, ResourceTags.Of(spell)) { Zone = spell.Text("AvailabilityZone"), InstanceType = type };
    }

    private static decimal VolumeGb(Spell? template) => (template?.At("LaunchTemplateData/BlockDeviceMappings") as Value.Items)?.All.OfType<Value.Fields>()
        .Select(mapping => (mapping["Ebs"] as Value.Fields)?["VolumeSize"]).OfType<Value.Text>()
        .Sum(size => decimal.TryParse(size.Content, out var gb) ? gb : 0) ?? 0;
}
