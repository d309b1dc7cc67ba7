using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Portal.Platform.Aws;
using Portal.Domain.Health;

namespace Portal.Health.Bench;

/// <summary>Leads the portal and the sandbox through time, a minute at a time, and measures what that takes.</summary>
internal sealed class CalmHour(Fleet fleet, CollectingPortal portal, BenchedSandbox sandbox)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    // Between reading the sandbox's clock and setting it.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <param name="minutes">Of led time; a whole hour holds one reading of everybody's metrics.</param>
    public async Task<FleetFigures> RunAsync(int minutes)
    {
        // The first passes find what stands, and measure it once.
        for (var n = 0; n < 4; n++) await PassAsync();
        await sandbox.ForgetCallsAsync();
        var tally = portal.Get<CallTally>();
        foreach (var account in fleet.Accounts) tally.Take(account, Fleet.Region);
        var (calls, metrics) = await KeptAsync();
        var passes = new List<PassFigures>();
        var memory = new List<MemoryFigures> { Memory(0) };
        for (var n = 1; n <= minutes; n++)
        {
            passes.Add(await PassAsync());
            if (n % 10 == 0 || n == minutes) memory.Add(Memory(n));
        }
        var counted = await sandbox.CallsAsync();
        var (callsAfter, metricsAfter) = await KeptAsync();
        var own = fleet.Accounts.ToDictionary(account => account, account => callsAfter.GetValueOrDefault(account) - calls.GetValueOrDefault(account) + tally.Take(account, Fleet.Region).Calls);
        var states = await StatesAsync();
        return new FleetFigures(fleet.Accounts.Count, fleet.Each, minutes, Judged(counted), own, Actions(counted), metricsAfter - metrics, states, passes, memory, sandbox.Resident >> 20);
    }

    private async Task<PassFigures> PassAsync()
    {
        await LeadAsync();
        using var queries = new CountedQueries();
        var began = Stopwatch.GetTimestamp();
        await portal.Collect.LookAsync(CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(began);
        var asked = queries.Count;
        foreach (var job in portal.Others) await job.LookAsync(CancellationToken.None);
        return new PassFigures(took.TotalSeconds, asked);
    }

    private async Task LeadAsync()
    {
        var at = portal.Time.Now + Step;
        var shown = await sandbox.ShownAsync() + Margin;
        if (at < shown) at = shown;
        await sandbox.ShowAsync(at);
        portal.Time.LeadTo(at);
    }

    private static MemoryFigures Memory(int minute)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var live = GC.GetTotalMemory(forceFullCollection: true);
        using var self = Process.GetCurrentProcess();
        return new MemoryFigures(minute, live, self.WorkingSet64);
    }

    // Whoever assumes a role calls in the account he comes from, once an hour for each; the portal's tally leaves that out.
    private Dictionary<string, int> Judged(IReadOnlyList<CountedCalls> counted) => fleet.Accounts.ToDictionary(
        account => account, account => counted.Where(row => row.Account == account && row.Action != "sts:AssumeRole").Sum(row => row.Calls));

    private static Dictionary<string, int> Actions(IReadOnlyList<CountedCalls> counted) =>
        counted.GroupBy(row => row.Action).ToDictionary(group => group.Key, group => group.Sum(row => row.Calls));

    private async Task<(Dictionary<string, int> Calls, long Metrics)> KeptAsync()
    {
        await using var db = portal.Db();
        var days = await db.CallDays.AsNoTracking().GroupBy(day => day.Account).Select(group => new { group.Key, Calls = group.Sum(day => day.Calls) }).ToListAsync();
        return (days.ToDictionary(day => day.Key, day => (int)day.Calls), await db.MetricDays.SumAsync(day => day.Metrics));
    }

    private async Task<IReadOnlyDictionary<string, int>> StatesAsync()
    {
        await using var db = portal.Db();
        var states = await db.EnvironmentHealth.AsNoTracking().Select(health => health.State).ToListAsync();
        return Enum.GetValues<HealthState>().ToDictionary(state => state.ToString(), state => states.Count(one => one == state));
    }
}
