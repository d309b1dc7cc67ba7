using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.CloudFormation.Templates;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Standing;

/// <summary>Where subnets lie. A subnet no stack of the region made gets a zone by its id, so that it keeps it.</summary>
internal static class Network
{
    public const string Subnet = "AWS::EC2::Subnet";

    public static string ZoneOf(Region region, string subnetId) => ZoneOf(Past.Now(region, Subnet, subnetId), region.Name, subnetId);

    /// <param name="subnet">The subnet of that id, where one is known.</param>
    public static string ZoneOf(Spell? subnet, string region, string subnetId) =>
        subnet?.Text("AvailabilityZone") is { Length: > 0 } zone ? zone : Zones(region)[(int)(Hash.Fraction(subnetId) * Zones(region).Count)];

    public static IReadOnlyList<string> Zones(string region) =>
        [.. ((Value.Items)AvailabilityZones.In(region)).All.OfType<Value.Text>().Select(zone => zone.Content)];

    public static string? VpcOf(Region region, IEnumerable<string> subnetIds) =>
        subnetIds.Select(id => Past.Now(region, Subnet, id)?.Text("VpcId")).FirstOrDefault(id => id is not null);
}
