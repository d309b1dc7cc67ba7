using System.Diagnostics;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.Health;

/// <summary>
/// What the health of a fleet costs, by the bench's own figures: a process of its own with the real collector, the real sandbox
/// and an hour of led time. Two accounts of twenty; with PORTAL_LONG_TESTS=1 twenty-five of forty.
/// </summary>
public sealed class FleetScaleTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1";

    [Fact]
    public async Task A_calm_hour_of_a_fleet_stays_within_its_calls_its_bill_and_its_memory()
    {
        var (accounts, each) = Long ? (25, 40) : (2, 20);
        var told = await BenchAsync(accounts, each);

        var environments = accounts * each;
        var states = told["states"]!.AsObject().ToDictionary(state => state.Key, state => state.Value!.GetValue<int>());
        states.Values.Sum().ShouldBe(environments);
        (states["Down"] + states["Unknown"]).ShouldBe(0, $"{told["states"]}");

        var bySandbox = Counts(told["callsBySandbox"]!);
        bySandbox.ShouldBe(Counts(told["callsByPortal"]!), "the portal's own tally is what AWS's side counted");
        bySandbox.Count.ShouldBe(accounts);
        foreach (var (account, calls) in bySandbox) calls.ShouldBeInRange(100, 350, $"{account}: {told["callsByAction"]}");

        // Everybody's metrics were read once in the hour, and only those in alarm more often.
        told["metrics"]!.GetValue<long>().ShouldBeGreaterThan(environments * 15);
        told["monthOfAThousandUsd"]!.GetValue<decimal>().ShouldBeLessThan(150m);

        // Most passes look and find nothing changed: what they ask of the store goes with the places, not with the environments.
        var queries = told["passes"]!.AsArray().Select(pass => pass!["queries"]!.GetValue<int>()).Order().ToList();
        queries[queries.Count / 2].ShouldBeLessThan(accounts * 40);
        queries[^1].ShouldBeLessThan(accounts * 40 + environments);
        told["memoryRatio"]!.GetValue<double>().ShouldBeLessThan(1.5, $"{told["memory"]}");
    }

    private static Dictionary<string, int> Counts(JsonNode of) => of.AsObject().ToDictionary(row => row.Key, row => row.Value!.GetValue<int>());

    private static async Task<JsonNode> BenchAsync(int accounts, int each)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(Solution.Root, "bench", "Portal.Health.Bench", "bin", output.Parent!.Name, output.Name, "Portal.Health.Bench.dll");
        var file = Path.Combine(Path.GetTempPath(), $"fleet-{Guid.NewGuid():N}.json");
        using var bench = Process.Start(new ProcessStartInfo("dotnet", [program, "--accounts", $"{accounts}", "--each", $"{each}", "--json", file])
        {
            WorkingDirectory = Solution.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            var said = bench.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var wrong = bench.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await bench.WaitForExitAsync(TestContext.Current.CancellationToken);
            TestContext.Current.TestOutputHelper!.WriteLine(await said);
            bench.ExitCode.ShouldBe(0, await wrong + await said);
            return JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        }
        finally
        {
            if (!bench.HasExited) bench.Kill(entireProcessTree: true);
            File.Delete(file);
        }
    }
}
