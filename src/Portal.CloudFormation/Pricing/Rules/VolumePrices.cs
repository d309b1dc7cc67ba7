using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Pricing.Rules;

internal static class VolumePrices
{
    /// <summary>What gp3 has without extra charge.</summary>
    private const int FreeIops = 3_000, FreeThroughput = 125;

    public static void Volume(EvaluatedResource volume, Bill bill) => Charge(volume, CostLines.Volumes, volume.Properties, "Size", Spread.Exactly(1), bill);

    /// <summary>The volumes that every instance brings.</summary>
    public static void Mapped(EvaluatedResource resource, Value? mappings, Spread instances, Bill bill)
    {
        var disks = ResourceMap.Items(mappings).OfType<KnownMap>().Select(mapping => mapping["Ebs"]).OfType<KnownMap>().ToList();
        if (disks.Count == 0) bill.Leave(resource, "Volumes of instances", Lack.Size, "Their size is set by the image.");
        foreach (var disk in disks) Charge(resource, CostLines.Instances, disk, "VolumeSize", instances, bill);
    }

    private static void Charge(EvaluatedResource resource, string line, KnownMap disk, string sizeKey, Spread count, Bill bill)
    {
        var type = ResourceMap.Text(disk["VolumeType"]) ?? "gp2";
        if (ResourceMap.Number(disk[sizeKey]) is not { } size || size <= 0)
        {
            bill.Leave(resource, "Volumes", Lack.Size, "Their size is not known.");
            return;
        }
        bill.Charge(resource, line, "ebs", type, count * size, $"Volume, {type}");
        if (ResourceMap.Number(disk["Iops"]) > FreeIops || ResourceMap.Number(disk["Throughput"]) > FreeThroughput || type.StartsWith("io", StringComparison.Ordinal))
            bill.Leave(resource, "Provisioned IOPS and throughput", Lack.Price, "What goes beyond the volume's own is billed; the price books do not have it.");
    }
}
