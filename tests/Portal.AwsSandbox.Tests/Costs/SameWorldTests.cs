using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Costs;

public sealed class SameWorldTests
{
    [Fact]
    public async Task The_same_seed_costs_the_same_and_a_restart_changes_nothing()
    {
        await using var one = await SandboxProcess.StartAsync(speed: 3000, seed: "one");
        await using var twin = await SandboxProcess.StartAsync(speed: 3000, seed: "one");
        await using var other = await SandboxProcess.StartAsync(speed: 3000, seed: "another");
        foreach (var process in (SandboxProcess[])[one, twin, other]) await CostWorld.LiveAsync(process);
        var before = await BillAsync(one);
        // Settled months by the cent: clocks of two processes differ by the moments that their calls took.
        (await BillAsync(twin)).Select(Cents).ShouldBe(before.Select(Cents));
        (await BillAsync(other)).Select(Cents).ShouldNotBe(before.Select(Cents));
        await one.KillAsync();
        await one.StartAsync();
        (await BillAsync(one)).ShouldBe(before, ignoreOrder: false);
    }

    private static async Task<List<string>> BillAsync(SandboxProcess process) =>
        [.. (await JsonClient.Costs(process.Address).RowsAsync("2026-06-01", "2026-08-01", "MONTHLY", CostWorld.OnlyUsage, by: [CostWorld.By("SERVICE"), CostWorld.By(CostWorld.Tag, "TAG")]))
            .Select(row => $"{row.Day} {string.Join('/', row.Keys)} {row.Cost}")];

    private static string Cents(string row) => $"{row[..row.LastIndexOf(' ')]} {decimal.Round(decimal.Parse(row[(row.LastIndexOf(' ') + 1)..]), 1)}";
}
