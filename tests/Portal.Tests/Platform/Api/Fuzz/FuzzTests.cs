using System.Collections.Concurrent;
using Portal.Tests.Harness;
using Portal.Tests.Platform.Access.Roles;
using Portal.Tests.Platform.Api.OpenApi;

namespace Portal.Tests.Platform.Api.Fuzz;

/// <summary>
/// Every endpoint is called by the portal's own document, with what it describes and with what it does not: 2,000 calls, or
/// 20,000 with PORTAL_LONG_TESTS=1. PORTAL_FUZZ_SEED draws the same calls again, PORTAL_FUZZ_CALLS another number of them;
/// the long form draws its seed. All that was found wrong is left in artifacts/fuzz.txt.
/// </summary>
[Collection(WalkedPortal.Name)]
public sealed class FuzzTests(SharedCluster cluster, SharedPortal shared, ITestOutputHelper output)
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1";
    private static readonly int Calls = int.TryParse(Environment.GetEnvironmentVariable("PORTAL_FUZZ_CALLS"), out var calls) ? calls : Long ? 20_000 : 2_000;
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("PORTAL_FUZZ_SEED"), out var seed) ? seed : Long ? Random.Shared.Next() : 10;

    [Fact]
    public async Task Whatever_is_called_is_answered_in_words_and_stored_whole_or_not_at_all()
    {
        output.WriteLine($"PORTAL_FUZZ_SEED={Seed}");
        await using var fuzzed = await FuzzedPortal.StartAsync(cluster, shared);
        var wrong = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<int, int>();
        var draw = new DrawCall(Seed, fuzzed.World, fuzzed.People, fuzzed.Ids, fuzzed.Document);
        await Parallel.ForEachAsync(Enumerable.Range(0, Calls), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (number, _) =>
        {
            var (answer, problems) = await fuzzed.CallAsync(draw.Of(number));
            foreach (var problem in problems) wrong.Enqueue(problem);
            statuses.AddOrUpdate(answer?.Status ?? 0, 1, (_, count) => count + 1);
        });

        var (kept, readBack) = (0, new ReadBack(fuzzed, Seed));
        for (var number = Calls; number < Calls + (Calls / 10); number++)
        {
            var (problems, isAccepted) = await readBack.RunAsync(number);
            foreach (var problem in problems) wrong.Enqueue(problem);
            if (isAccepted) kept++;
        }

        var whole = new WholeStore(fuzzed);
        foreach (var problem in await whole.ProblemsAsync()) wrong.Enqueue(problem);
        foreach (var fault in fuzzed.Portal.Faults) wrong.Enqueue($"The log has a fault: {fault}");
        output.WriteLine($"{Calls} calls drawn by seed {Seed}: {string.Join(", ", statuses.OrderBy(each => each.Key).Select(each => $"{each.Value} × {each.Key}"))}. "
            + $"{Calls / 10} read back, {kept} of them accepted. Afterwards {whole.Rows} rows of audit verified, {whole.Items} things and {whole.Pages} pages read.");
        File.WriteAllLines(Path.Combine(Directory.CreateDirectory(Path.Combine(Solution.Root, "artifacts")).FullName, "fuzz.txt"), wrong);
        Wrongs.ShouldBeNone(wrong.Where(problem => Long || !IsOfForm(problem)));
        // All that is refused, or all that is accepted, would say little.
        statuses.Where(each => each.Key is >= 200 and < 300).Sum(each => each.Value).ShouldBeGreaterThan(Calls / 10);
        statuses.GetValueOrDefault(422).ShouldBeGreaterThan(Calls / 50);
        (kept, whole.Items, whole.Rows).ShouldSatisfyAllConditions(of => of.kept.ShouldBeGreaterThan(5), of => of.Items.ShouldBeGreaterThan(20), of => of.Rows.ShouldBeGreaterThan(20));
    }

    // What stands in the sandbox is made by the tests beside this one, and so differs from run to run. The forms of answers are
    // judged by OpenApiTests, and here by the long run, which has it for itself.
    private static bool IsOfForm(string problem) => problem.Contains(": the answer 2", StringComparison.Ordinal);
}
