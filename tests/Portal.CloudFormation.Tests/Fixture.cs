namespace Portal.CloudFormation.Tests;

/// <summary>The template files beside the tests.</summary>
internal static class Fixture
{
    public static readonly string ThreeTier = Read("three-tier.yaml");
    public static readonly string StaticSite = Read("static-site.json");

    private static string Read(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Templates", file));
}
