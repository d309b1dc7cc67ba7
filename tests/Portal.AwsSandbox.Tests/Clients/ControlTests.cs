using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Clients;

/// <summary>What the control API does to calls, stacks and what stands, as boto3 meets it. It ends in a reset, so the sandbox is its own.</summary>
public sealed class ControlTests
{
    [Fact]
    public async Task What_is_ordered_shows_in_every_service_and_goes_when_it_is_taken_back()
    {
        await using var sandbox = await SandboxProcess.StartAsync(speed: 3000, seed: "controls");
        var (code, output) = await Script.RunAsync(new Client(sandbox.Address, "us-west-2"), "controls.py", ("sys.stdin.read()", $"'''{ThreeTier.Template}'''"));
        if (code == 77) Assert.Skip("skipped: boto3 not installed");
        output.Trim().ShouldBe("all well");
    }
}
