using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Clients;

/// <summary>Everything that describes, and everything an operator changes, as boto3 sees it over the wire.</summary>
public sealed class StandingTests(SharedSandbox shared)
{
    [Fact]
    public async Task What_stands_behind_a_stack_is_told_alike_by_every_service()
    {
        var (code, output) = await Script.RunAsync(shared.Client("us-west-2"), "standing.py", ("sys.stdin.read()", $"'''{ThreeTier.Template}'''"));
        if (code == 77) Assert.Skip("skipped: boto3 not installed");
        output.Trim().ShouldBe("all well");
    }
}
