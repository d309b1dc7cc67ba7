using Portal.Catalog;
using Portal.Tests.Harness;

namespace Portal.Tests.Catalog.Prices;

/// <summary>The command as it is called, against the sandbox's price list.</summary>
public sealed class RefreshPricesCommandTests : IAsyncLifetime
{
    private readonly string _folder = Solution.NewFolder();
    private RunningSandbox _sandbox = null!;

    private string Book => Path.Combine(_folder, PriceShelf.Folder, "us-east-1.yaml");

    public async ValueTask InitializeAsync()
    {
        _sandbox = await RunningSandbox.StartAsync(1);
        Solution.CopyProducts(_folder);
    }

    [Fact]
    public async Task Without_write_it_shows_and_touches_nothing()
    {
        var before = await File.ReadAllTextAsync(Book, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Book, before.Replace("usd: '0.0416'", "usd: '0.0400'"), TestContext.Current.CancellationToken);

        var (code, said) = await RunAsync("prices", "refresh", "--region", "us-east-1");

        (code, said).ShouldSatisfyAllConditions(
            ran => ran.code.ShouldBe(0),
            ran => ran.said.ShouldContain("ec2 t3.medium (hour)"),
            ran => ran.said.ShouldMatch(@"0\.04 → 0\.0416\s+\+4\.0 %"),
            ran => ran.said.ShouldContain("1 changed"));
        (await File.ReadAllTextAsync(Book, TestContext.Current.CancellationToken)).ShouldContain("usd: '0.0400'");
    }

    [Fact]
    public async Task A_jump_is_written_only_by_force()
    {
        var before = await File.ReadAllTextAsync(Book, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Book, before.Replace("usd: '0.0416'", "usd: '0.0100'"), TestContext.Current.CancellationToken);

        var (refused, why) = await RunAsync("prices", "refresh", "--region", "us-east-1", "--write");
        (refused, why.Contains("nothing is written, for a price jumped")).ShouldBe((3, true), why);
        (await RunAsync("prices", "refresh", "--region", "us-east-1", "--write", "--force")).Code.ShouldBe(0);

        var book = PriceBookYaml.Read("us-east-1", await File.ReadAllTextAsync(Book, TestContext.Current.CancellationToken)).Book.ShouldNotBeNull();
        var item = book.Find("ec2", "t3.medium").ShouldNotBeNull();
        (item.Price, item.IsVerified).ShouldBe((0.0416m, false));
        item.Source.ShouldStartWith($"price list at {_sandbox.Place.Url}, ");
    }

    [Fact]
    public async Task A_region_that_the_list_does_not_know_gets_no_book()
    {
        var (code, said) = await RunAsync("prices", "refresh", "--region", "us-west-2", "--write");

        (code, said.Contains("The price list has nothing of us-west-2 itself")).ShouldBe((1, true), said);
        File.Exists(Path.Combine(_folder, PriceShelf.Folder, "us-west-2.yaml")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("has no command 'prices refesh'", "prices", "refesh")]
    [InlineData("does not know '--wirte'", "prices", "refresh", "--wirte")]
    [InlineData("--region needs the name of a region", "prices", "refresh", "--region", "../../etc")]
    public async Task What_is_called_wrongly_is_told_in_a_sentence(string sentence, params string[] arguments)
    {
        var (code, said) = await RunAsync(arguments);
        (code, said.Contains(sentence)).ShouldBe((2, true), said);
    }

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        await using var program = new StartedProgram("Portal", _folder, new Dictionary<string, string>
        {
            ["Portal__TemplatesFolder"] = _folder,
            ["Portal__Aws__Endpoint"] = _sandbox.Place.Url,
            ["AWS_ACCESS_KEY_ID"] = _sandbox.Place.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = _sandbox.Place.Secret,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        }, arguments);
        var code = await program.EndAsync();
        return (code, program.Log);
    }
}
