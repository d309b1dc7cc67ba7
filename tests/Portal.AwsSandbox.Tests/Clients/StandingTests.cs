using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Clients;

/// <summary>Everything that describes, and everything an operator changes, as boto3 sees it over the wire.</summary>
public sealed class StandingTests(SharedSandbox shared)
{
    [Fact]
    public async Task What_stands_behind_a_stack_is_told_alike_by_every_service()
    {
        var script = await File.ReadAllTextAsync(Repository.Find("tests/Portal.AwsSandbox.Tests/Clients/standing.py"), TestContext.Current.CancellationToken);
        // The template travels inside the script: what reads a pipe would need another harness.
        script = script.Replace("sys.stdin.read()", $"'''{ThreeTier.Template}'''", StringComparison.Ordinal);
        var (code, output) = await Tool.RunAsync(shared.Client("us-west-2"), "python3", "-c", script);
        if (code == 77) Assert.Skip("skipped: boto3 not installed");
        output.Trim().ShouldBe("all well");
    }
}
