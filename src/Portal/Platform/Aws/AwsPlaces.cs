using Portal.CloudFormation;

namespace Portal.Platform.Aws;

/// <summary>Regions and their zones, as far as a form needs them before AWS is asked.</summary>
public static class AwsPlaces
{
    // Zone letters differ by account; these are the usual ones. A region that is not listed gives no zones, and then
    // only the form of a zone's name is checked before CloudFormation itself looks.
    private static readonly Dictionary<string, string> ZoneLetters = new()
    {
        ["us-east-1"] = "abcdef",
        ["us-east-2"] = "abc",
        ["us-west-2"] = "abcd",
        ["eu-west-1"] = "abc",
        ["eu-central-1"] = "abc",
    };

    public static IReadOnlyList<string> Zones(string region) =>
        ZoneLetters.TryGetValue(region, out var letters) ? letters.Select(letter => $"{region}{letter}").ToList() : [];

    public static PseudoParameters Pseudo(string account, string region, string stackName) =>
        new(account, region, stackName, StackId: null, Partition: "aws", UrlSuffix: "amazonaws.com", NotificationArns: [], AvailabilityZones: Zones(region));
}
