using System.Globalization;

namespace Portal.Health.Bench;

/// <param name="Seconds">Over all places, side by side.</param>
internal sealed record PassFigures(double Seconds, int Queries);

/// <param name="Live">Bytes of the heap that are still in use after a collection.</param>
internal sealed record MemoryFigures(int Minute, long Live, long WorkingSet);

/// <summary>What a calm hour of a fleet took.</summary>
/// <param name="CallsBySandbox">By account, as AWS's side counted.</param>
/// <param name="CallsByPortal">By account, as the portal's own tally has it.</param>
/// <param name="Metrics">Metrics read in that time: they are billed.</param>
internal sealed record FleetFigures(
    int Accounts, int Each, int Minutes, IReadOnlyDictionary<string, int> CallsBySandbox, IReadOnlyDictionary<string, int> CallsByPortal, IReadOnlyDictionary<string, int> CallsByAction,
    long Metrics, IReadOnlyDictionary<string, int> States, IReadOnlyList<PassFigures> Passes, IReadOnlyList<MemoryFigures> Memory, long SandboxMebibytes)
{
    private const decimal HoursAMonth = 730;

    public int Environments => Accounts * Each;

    public int MostCallsOfAnAccount => CallsBySandbox.Values.Max();

    public int AllCalls => CallsBySandbox.Values.Sum();

    /// <summary>What the metrics of a thousand such environments cost a month.</summary>
    public decimal MonthOfAThousandUsd => Metrics * (60m / Minutes) * HoursAMonth * MetricsBill.PriceOfMetric * 1000 / Environments;

    /// <summary>How much of its period a pass takes.</summary>
    public double MedianShareOfPeriod => Sorted()[Passes.Count / 2] / 60;

    public double LongestShareOfPeriod => Sorted()[^1] / 60;

    /// <summary>Live memory at the end to that at the beginning.</summary>
    public double MemoryRatio => (double)Memory[^1].Live / Memory[0].Live;

    public void Print()
    {
        void Line(string what, FormattableString figure) => Console.WriteLine($"{what,-54}{figure.ToString(CultureInfo.InvariantCulture)}");
        Line("environments", $"{Environments} in {Accounts} accounts");
        Line("minutes led through", $"{Minutes}");
        Line("states at the end", $"{string.Join(", ", States.Where(state => state.Value > 0).Select(state => $"{state.Value} {state.Key}"))}");
        Line("calls, all accounts, by the sandbox", $"{AllCalls}");
        Line("calls, all accounts, by the portal's tally", $"{CallsByPortal.Values.Sum()}");
        Line("calls, account with the most", $"{MostCallsOfAnAccount}");
        foreach (var (action, calls) in CallsByAction.OrderByDescending(pair => pair.Value)) Line($"  {action}", $"{calls}");
        Line("metrics read", $"{Metrics}");
        Line("metrics bill of 1,000 environments, USD a month", $"{MonthOfAThousandUsd:0.00}");
        Line("a pass, share of its minute, median", $"{MedianShareOfPeriod:P1}");
        Line("a pass, share of its minute, longest", $"{LongestShareOfPeriod:P1}");
        Line("queries of a pass, median and most", $"{Passes.Select(pass => pass.Queries).Order().ElementAt(Passes.Count / 2)}, {Passes.Max(pass => pass.Queries)}");
        foreach (var at in Memory) Line($"memory after {at.Minute} minutes, live and working set", $"{at.Live >> 20} MiB, {at.WorkingSet >> 20} MiB");
        Line("resident, sandbox", $"{SandboxMebibytes} MiB");
    }

    private List<double> Sorted() => [.. Passes.Select(pass => pass.Seconds).Order()];
}
