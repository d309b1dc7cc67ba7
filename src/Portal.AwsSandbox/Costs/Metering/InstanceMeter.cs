using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.Costs.Billing;
using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.Costs.Metering;

/// <summary>Instances, alone or in groups, with their volumes and their detailed monitoring.</summary>
internal static class InstanceMeter
{
    // Detailed monitoring of an instance is seven metrics.
    private const int DetailedMetrics = 7;

    public static IEnumerable<Usage> Group(string region, IReadOnlyList<Spell> spells, Spell group, StackTraffic? traffic, Window window)
    {
        var type = TrafficOf.InstanceType(spells, window.From);
        var template = spells.LastOrDefault(spell => spell.Type == "AWS::EC2::LaunchTemplate" && spell.From <= window.From)
            ?? spells.FirstOrDefault(spell => spell.Type == "AWS::EC2::LaunchTemplate");
        var zones = Zones(region, spells, group);
        var hours = new decimal[zones.Count];
        foreach (var hour in window.ByHour())
            for (var n = 0; n < FleetSize.At(group, type, traffic, hour.From); n++)
                hours[n % zones.Count] += hour.Hours;
        var tags = ResourceTags.OfInstances(group, template);
        for (var n = 0; n < zones.Count; n++)
            if (hours[n] > 0)
                yield return new("RunInstances", $"{{}}BoxUsage:{type}", hours[n], tags) { Zone = zones[n], InstanceType = type };
        var all = hours.Sum() / window.HoursOfMonth;
        if (VolumeGb(template) is var gb and > 0) yield return new("", "{}EBS:VolumeUsage.gp3", gb * all, ResourceTags.OfVolumes(template));
        if (template?.Says("LaunchTemplateData/Monitoring/Enabled") == true)
            yield return new("MetricStorage", "{}CW:MetricMonitorUsage", DetailedMetrics * all, TagSet.None);
    }

    public static Usage Instance(Spell spell, Window window)
    {
        var type = spell.Text("InstanceType") ?? "m1.small";
        return new("RunInstances", $"{{}}BoxUsage:{type}", window.Hours, ResourceTags.Of(spell)) { Zone = spell.Text("AvailabilityZone"), InstanceType = type };
    }

    private static decimal VolumeGb(Spell? template) => (template?.At("LaunchTemplateData/BlockDeviceMappings") as Value.Items)?.All.OfType<Value.Fields>()
        .Select(mapping => (mapping["Ebs"] as Value.Fields)?["VolumeSize"]).OfType<Value.Text>()
        .Sum(size => decimal.TryParse(size.Content, out var gb) ? gb : 0) ?? 0;

    private static List<string> Zones(string region, IReadOnlyList<Spell> spells, Spell group)
    {
        var zones = group.Texts("VPCZoneIdentifier")
            .Select(subnet => spells.FirstOrDefault(spell => spell.PhysicalId == subnet)?.Text("AvailabilityZone")).OfType<string>().Distinct().ToList();
        return zones.Count > 0 ? zones : [$"{region}a"];
    }
}
