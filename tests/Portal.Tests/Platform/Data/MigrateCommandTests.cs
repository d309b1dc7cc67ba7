using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Data;

/// <summary>The command as a rollout calls it, on an empty database.</summary>
public sealed class MigrateCommandTests(SharedCluster cluster)
{
    [Fact]
    public async Task What_is_pending_is_named_and_applied_once()
    {
        var database = await cluster.NewDatabaseAsync();
        var (code, said) = await RunAsync(database, "--check");
        (code, said.Contains("migrations are pending.")).ShouldBe((3, true), said);
        (code, said) = await RunAsync(database);
        (code, said.Split('\n').Count(line => line.StartsWith("Applied ")), said.Contains("The schema is up to date")).ShouldSatisfyAllConditions(
            ran => ran.code.ShouldBe(0, said), ran => ran.Item2.ShouldBeGreaterThan(10, said), ran => ran.Item3.ShouldBeTrue(said));
        (code, said) = await RunAsync(database);
        (code, said.Contains("Applied")).ShouldBe((0, false), said);
    }

    [Theory]
    [InlineData(2, "--chek")]
    [InlineData(1)]
    public async Task What_it_can_t_do_is_told_in_a_sentence(int ends, params string[] arguments)
    {
        var (code, said) = await RunAsync("Host=127.0.0.1;Port=1;Database=portal;Username=portal;Password=x;Timeout=2", arguments);
        code.ShouldBe(ends, said);
        said.ShouldNotContain("   at Portal.");
    }

    private static async Task<(int Code, string Said)> RunAsync(string database, params string[] arguments)
    {
        await using var program = new StartedProgram("Portal", Solution.Root, new Dictionary<string, string> { ["Portal__Database"] = database }, ["migrate", .. arguments]);
        var code = await program.EndAsync();
        return (code, program.Log);
    }
}
