namespace Portal.Server.Bench;

/// <summary>Some starts on a store that is up to date, one after another, each with the memory it has a moment after it is ready.</summary>
internal sealed class Starts(BenchedPortal portal, Sheet sheet, int environments)
{
    private const string Part = "start";
    private const int Count = 5;

    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public async Task RunAsync()
    {
        var (times, spent, memory) = (new List<double>(), new List<double>(), new List<ProcessMemory>());
        // The first finds its files in no cache.
        for (var n = 0; n <= Count; n++)
        {
            var took = await portal.StartAsync();
            var processor = portal.Process.ProcessorTime;
            await Task.Delay(Moment);
            if (n > 0)
            {
                times.Add(took.TotalSeconds);
                spent.Add(processor.TotalSeconds);
                memory.Add(await portal.Process.MemoryAsync());
            }
            await portal.Process.DisposeAsync();
        }
        var spread = new Spread(times);
        sheet.Add(new Figure(Part, environments, "process start to ready, p50", spread.P50, "s", 6.3));
        sheet.Add(new Figure(Part, environments, "process start to ready, slowest", spread.Most, "s"));
        sheet.Add(new Figure(Part, environments, "processor time until ready, p50", new Spread(spent).P50, "s"));
        sheet.Add(new Figure(Part, environments, "memory when ready: resident", new Spread(memory.Select(each => each.Resident)).P50, "MiB", 433));
        sheet.Add(new Figure(Part, environments, "memory when ready: private", new Spread(memory.Select(each => each.Private)).P50, "MiB"));
    }
}
