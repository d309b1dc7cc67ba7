using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Control;

public sealed class CoverageTests
{
    [Fact]
    public async Task The_page_about_coverage_is_what_the_code_says()
    {
        var page = await File.ReadAllTextAsync(Repository.Find("docs/sandbox-coverage.md"), TestContext.Current.CancellationToken);
        page.ShouldBe(Sandbox.Coverage(), "run: dotnet run --project src/Portal.AwsSandbox -- coverage > docs/sandbox-coverage.md");
    }
}
