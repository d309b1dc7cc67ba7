using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Contract;

/// <summary>
/// The same scenarios played by our clients, boto3 and both generations of the AWS CLI: against the sandbox always, against
/// moto as far as it goes, and against AWS itself when <c>PORTAL_CONTRACT_AWS=1</c> says that the credentials of this machine
/// may be used for it (in <c>AWS_REGION</c>; it makes and deletes a few topics and queues).
/// The programs take a second a call, so the usual run has the CLIs play four scenarios, the long run all.
/// </summary>
public sealed class ContractTests(FastSandbox sandbox, Moto moto) : IClassFixture<FastSandbox>, IClassFixture<Moto>
{
    private static readonly Dictionary<string, Func<Place, Task<IDriver>>> Drivers = new()
    {
        ["ours"] = place => Task.FromResult<IDriver>(new OurClients(place)),
        ["boto3"] = Boto.StartAsync,
        ["cli1"] = place => AwsCli.FindAsync(place, 1),
        ["cli2"] = place => AwsCli.FindAsync(place, 2),
    };

    public static TheoryData<string, string> OfSandbox => Of("sandbox");

    public static TheoryData<string, string> OfMoto => Of("moto");

    public static TheoryData<string, string> OfAws => Of("aws");

    /// <summary>What the programs play in the usual run.</summary>
    public static HashSet<string> Usual { get; } =
    [
        "a-stack-lives-from-its-change-set-to-its-end", "a-create-that-fails-half-way-rolls-back-in-reverse-order", "a-stack-policy-stops-a-replacement-and-the-update-goes-back",
        "deploy-creates-updates-and-says-when-nothing-changes",
    ];

    [Theory, MemberData(nameof(OfSandbox))]
    public async Task The_sandbox_keeps_the_contract(string driver, string scenario)
    {
        if (!Usual.Contains(scenario)) OnlyInTheLongRun(driver);
        // The CLI knows AWS's regions and no others.
        await PlayAsync(new Place("sandbox", sandbox.Process.Address, "eu-west-3", new SigningKey("sandbox", "sandbox-secret")), driver, scenario);
    }

    [Theory, MemberData(nameof(OfMoto))]
    public async Task Moto_keeps_the_part_of_the_contract_that_it_supports(string driver, string scenario)
    {
        OnlyInTheLongRun(driver);
        await PlayAsync(moto.Place, driver, scenario);
    }

    [Theory, MemberData(nameof(OfAws))]
    public async Task Aws_keeps_the_contract(string driver, string scenario)
    {
        if (Environment.GetEnvironmentVariable("PORTAL_CONTRACT_AWS") != "1") Assert.Skip("skipped: PORTAL_CONTRACT_AWS is not 1, so no account of AWS is touched");
        await PlayAsync(new Place("aws", null, Environment.GetEnvironmentVariable("AWS_REGION") ?? "us-east-1", null), driver, scenario);
    }

    private static void OnlyInTheLongRun(string driver)
    {
        if (driver.StartsWith("cli", StringComparison.Ordinal) && Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") != "1")
            Assert.Skip("skipped: only in the long run (PORTAL_LONG_TESTS=1)");
    }

    private static async Task PlayAsync(Place place, string driver, string scenario)
    {
        await using var player = await Drivers[driver](place);
        await Scenario.Read(scenario).PlayAsync(place, player);
    }

    // Only the CLI has a command that deploys.
    private static TheoryData<string, string> Of(string place) =>
    [
        .. from name in Scenario.Names
           where Scenario.Read(name).IsFor(place)
           from driver in Drivers.Keys
           where driver.StartsWith("cli", StringComparison.Ordinal) || !name.StartsWith("deploy-", StringComparison.Ordinal)
           select (driver, name),
    ];
}
