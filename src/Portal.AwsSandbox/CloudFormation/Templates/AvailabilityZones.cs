namespace Portal.AwsSandbox.CloudFormation.Templates;

/// <summary>The zones of each region that a new account sees.</summary>
public static class AvailabilityZones
{
    private static readonly Dictionary<string, string> Letters = new()
    {
        ["us-east-1"] = "abcdef",
        ["us-west-2"] = "abcd",
        ["ap-northeast-1"] = "acd",
        ["ap-northeast-2"] = "abcd",
        ["us-west-1"] = "ac",
        ["ca-central-1"] = "abd",
    };

    public static Value In(string region) => Value.Of(Letters.GetValueOrDefault(region, "abc").Select(letter => $"{region}{letter}"));
}
