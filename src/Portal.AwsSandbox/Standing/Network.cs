using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.Standing;

/// <summary>Where subnets lie. A subnet no stack of the region made gets a zone by its id, so that it keeps it.</summary>
internal static class Network
{
    public static string ZoneOf(IReadOnlyList<Spell> subnets, string region, string subnetId) =>
        subnets.LastOrDefault(subnet => subnet.PhysicalId == subnetId)?.Text("AvailabilityZone") is { Length: > 0 } zone
            ? zone
            : Zones(region)[(int)(Hash.Fraction(subnetId) * Zones(region).Count)];

    public static IReadOnlyList<string> Zones(string region) =>
        [.. ((Value.Items)AvailabilityZones.In(region)).All.OfType<Value.Text>().Select(zone => zone.Content)];

    public static string? VpcOf(IReadOnlyList<Spell> subnets, IEnumerable<string> subnetIds) =>
        subnetIds.Select(id => subnets.LastOrDefault(subnet => subnet.PhysicalId == id)?.Text("VpcId")).FirstOrDefault(id => id is not null);
}
