using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Portal.Faults.Drive;
using Portal.Faults.Judge;
using Portal.Faults.World;
using Portal.Tests.Harness;

namespace Portal.Faults;

/// <summary>
/// People work while faults come and go: in each part of the run one fault begins after some of the part's operations and is
/// over before the next part. When everything has settled it is judged.
/// </summary>
internal sealed class FaultRun(int seed, Action<string> say)
{
    private const int Workers = 4;

    private readonly Random _random = new(seed);
    private readonly Ledger _ledger = new();
    private readonly Dictionary<FaultKind, int> _inflicted = [];
    private int _operations;

    /// <param name="kinds">Each comes once, and then again until the parts are done.</param>
    /// <param name="parts">Faults, each with its operations.</param>
    /// <param name="until">No further part begins after so long; null runs all.</param>
    /// <returns>Everything that is wrong.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<FaultKind> kinds, int parts, int operationsEach, TimeSpan? until = null)
    {
        var began = Stopwatch.GetTimestamp();
        await using var world = await Installation.StartAsync();
        using var calls = new Calls(world.Nodes, world.First.Portal.TokenOf);
        var people = new People(world, calls, _ledger);
        var inflict = new Inflict(world);
        say($"seed {seed}: both nodes stand after {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        try
        {
            foreach (var fault in Fault.Draw(_random, kinds, operationsEach).Take(parts))
            {
                if (until is { } limit && Stopwatch.GetElapsedTime(began) > limit) break;
                var part = Stopwatch.GetTimestamp();
                await PartAsync(people, inflict, fault, Operation.Draw(_random, _operations + 1, operationsEach));
                _inflicted[fault.Kind] = _inflicted.GetValueOrDefault(fault.Kind) + 1;
                say($"{Stopwatch.GetElapsedTime(began).TotalSeconds,6:0} s  {fault.Kind} after {fault.After} of {operationsEach} operations, part of {Stopwatch.GetElapsedTime(part).TotalSeconds:0.0} s");
            }
            var settling = Stopwatch.GetTimestamp();
            var wrong = await new Judgement(world, _ledger, calls).WrongAsync();
            Report(calls, people, inflict, world, Stopwatch.GetElapsedTime(began), Stopwatch.GetElapsedTime(settling));
            foreach (var sentence in wrong) say($"WRONG {sentence}");
            return wrong;
        }
        finally
        {
            await KeepLogsAsync(world);
        }
    }

    // For who looks into it: the last run's.
    private static async Task KeepLogsAsync(Installation world)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Solution.Root, "artifacts", "faults")).FullName;
        foreach (var node in world.Nodes) await File.WriteAllTextAsync(Path.Combine(folder, $"{node.Name}.log"), string.Join("\n======== started again\n", node.Log), CancellationToken.None);
    }

    private async Task PartAsync(People people, Inflict inflict, Fault fault, IReadOnlyList<Operation> operations)
    {
        var begins = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (fault.After == 0) begins.SetResult();
        var (next, done) = (0, 0);
        async Task WorkAsync()
        {
            try
            {
                while (Interlocked.Increment(ref next) is var number && number <= operations.Count)
                {
                    await people.DoAsync(operations[number - 1]);
                    Interlocked.Increment(ref _operations);
                    if (Interlocked.Increment(ref done) >= fault.After) begins.TrySetResult();
                }
            }
            finally
            {
                // Whatever happened to the work, the fault does not wait for it for ever.
                begins.TrySetResult();
            }
        }
        async Task BreakAsync()
        {
            await begins.Task;
            try
            {
                await inflict.RunAsync(fault);
            }
            catch
            {
                say($"{fault.Kind} could not be brought about and taken away.");
                Interlocked.Exchange(ref next, operations.Count);
                people.GiveUp();
                throw;
            }
        }
        await Task.WhenAll([.. Enumerable.Range(0, Workers).Select(_ => WorkAsync()), BreakAsync()]);
    }

    private void Report(Calls calls, People people, Inflict inflict, Installation world, TimeSpan all, TimeSpan settling)
    {
        say($"{_operations} operations in {all.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture)} min, of these {settling.TotalSeconds:0} s to settle and judge; {_ledger.All.Count} requests");
        say($"faults: {string.Join(", ", _inflicted.OrderBy(each => each.Key).Select(each => $"{each.Key} {each.Value}"))}; circuits dropped: {inflict.Circuits}");
        say($"operations: {string.Join(", ", people.Counts.OrderBy(each => each.Key).Select(each => $"{each.Key} {each.Value}"))}");
        say($"answers: {string.Join(", ", calls.Heard.GroupBy(heard => heard.Status).OrderBy(group => group.Key).Select(group => $"{(group.Key == 0 ? "cut" : group.Key)} {group.Count()}"))}; {calls.Repeated} POSTs made again under their key; {calls.Undecided.Count} never answered");
        say($"kill → what was worked on goes on: {Times(inflict.Recoveries)}; PostgreSQL stopped or crashed → both ready: {Times(inflict.StoreRecoveries)}");
        say($"errors in the logs that a fault explains: {LogsOf.ExpectedCount(world.Nodes)}");
        foreach (var note in inflict.Notes.Distinct()) say($"note: {note}");
    }

    private static string Times(ConcurrentQueue<TimeSpan> times)
    {
        if (times.IsEmpty) return "none";
        var sorted = times.Order().ToList();
        return FormattableString.Invariant($"{sorted.Count} times, p50 {sorted[sorted.Count / 2].TotalSeconds:0.0} s, most {sorted[^1].TotalSeconds:0.0} s");
    }
}
