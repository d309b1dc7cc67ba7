using FsCheck;

namespace Portal.CloudFormation.Tests;

/// <summary>How many cases a property test tries: few by default, many with PORTAL_LONG_TESTS=1.</summary>
internal static class Sizes
{
    public static bool Long { get; } = Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1";

    public static Config Texts => Config.QuickThrowOnFailure.WithMaxTest(Long ? 100_000 : 5_000);

    public static Config Trees => Config.QuickThrowOnFailure.WithMaxTest(Long ? 20_000 : 1_000);

    /// <summary>Inputs of one product.</summary>
    public static Config Inputs => Config.QuickThrowOnFailure.WithMaxTest(Long ? 10_000 : 500);

    /// <summary>Rendered templates of one product that cfn-lint looks at, at one to two seconds each.</summary>
    public static int Linted => Long ? 50 : 3;
}
