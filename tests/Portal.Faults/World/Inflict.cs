using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Portal.Server.Bench;
using Portal.Server.Bench.Circuits;
using Portal.Tests.Harness;

namespace Portal.Faults.World;

/// <summary>Brings faults about, and takes them away again.</summary>
internal sealed class Inflict(Installation world)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    /// <summary>Records that were being worked on at a kill and were gone on with, the slowest of each kill: kill until then.</summary>
    public ConcurrentQueue<TimeSpan> Recoveries { get; } = [];

    /// <summary>From a stop or crash of PostgreSQL until both nodes were ready again.</summary>
    public ConcurrentQueue<TimeSpan> StoreRecoveries { get; } = [];

    public ConcurrentQueue<string> Notes { get; } = [];

    public int Circuits { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task RunAsync(Fault fault) => fault.Kind switch
    {
        FaultKind.KillFirst => KillAsync(fault, world.First),
        FaultKind.KillSecond => KillAsync(fault, world.Second),
        FaultKind.KillBoth => KillAsync(fault, world.First, world.Second),
        FaultKind.RestartStore => RestartStoreAsync("fast"),
        FaultKind.CrashStore => RestartStoreAsync("immediate"),
        FaultKind.HoldConnections => HoldConnectionsAsync(fault),
        FaultKind.FillDisk => FillDiskAsync(fault),
        FaultKind.RefuseAws => TurnAsync(fault, world.Wire, WireState.Refused),
        FaultKind.ResetAws => TurnAsync(fault, world.Wire, WireState.Reset),
        FaultKind.HalfCloseAws => TurnAsync(fault, world.Wire, WireState.HalfClosed),
        FaultKind.SlowAws => TurnAsync(fault, world.Wire, WireState.Slow),
        FaultKind.SilenceAws => TurnAsync(fault, world.Wire, WireState.Silent),
        FaultKind.CutStore => TurnAsync(fault, world.StoreWire, WireState.Reset),
        FaultKind.SilenceStore => TurnAsync(fault, world.StoreWire, WireState.Silent),
        FaultKind.MoveClockAhead => MoveClockAsync(fault, world.Second, 45),
        FaultKind.MoveClockBehind => MoveClockAsync(fault, world.First, -45),
        FaultKind.DropCircuits => DropCircuitsAsync(fault),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    private async Task KillAsync(Fault fault, params Node[] nodes)
    {
        var worked = await WorkedOnAsync();
        var since = Stopwatch.GetTimestamp();
        foreach (var node in nodes) await node.KillAsync();
        var goesOn = worked.Count == 0 ? Task.CompletedTask : GoesOnAsync(worked, since);
        // A service manager starts them again a little later.
        await Task.Delay(fault.Lasts / 4, Cancellation);
        await Task.WhenAll(nodes.Select(node => node.StartAsync()));
        await goesOn;
    }

    private async Task<Dictionary<string, string>> WorkedOnAsync() => (await world.Cluster.RowsAsync("""
        SELECT 'deployment ' || id, xmin::text FROM deployments WHERE state IN ('Pending', 'InProgress') AND next_look_at < now() + interval '1 second' AND failed_looks = 0
        UNION ALL SELECT 'change set ' || id, xmin::text FROM change_sets WHERE state IN ('Pending', 'Creating') AND next_look_at < now() + interval '1 second' AND failed_looks = 0
        """)).ToDictionary(row => row[0], row => row[1]);

    private async Task GoesOnAsync(Dictionary<string, string> worked, long since)
    {
        while (worked.Count > 0 && Stopwatch.GetElapsedTime(since) < LongestWait)
        {
            var now = (await world.Cluster.RowsAsync("SELECT 'deployment ' || id, xmin::text FROM deployments UNION ALL SELECT 'change set ' || id, xmin::text FROM change_sets")).ToDictionary(row => row[0], row => row[1]);
            foreach (var (record, version) in worked.ToList())
                if (now.GetValueOrDefault(record) != version) worked.Remove(record);
        }
        Recoveries.Enqueue(Stopwatch.GetElapsedTime(since));
        if (worked.Count > 0) Notes.Enqueue($"Not gone on with after {LongestWait.TotalSeconds} s: {string.Join(", ", worked.Keys)}.");
    }

    private async Task RestartStoreAsync(string mode)
    {
        var since = Stopwatch.GetTimestamp();
        await world.Cluster.RestartAsync(mode);
        await BothReadyAsync();
        StoreRecoveries.Enqueue(Stopwatch.GetElapsedTime(since));
    }

    private Task BothReadyAsync() => Patience.UntilAsync(async () =>
    {
        foreach (var node in world.Nodes)
            if (node.Portal.IsOver) throw new InvalidOperationException($"The {node.Name} node ended by itself: {node.EndOfLog}");
            else if ((await node.ReadyAsync()).Status is not System.Net.HttpStatusCode.OK) return false;
        return true;
    }, () => string.Join('\n', world.Nodes.Select(node => node.EndOfLog)));

    private async Task HoldConnectionsAsync(Fault fault)
    {
        try
        {
            await world.Cluster.HoldAllAsync();
            await Task.Delay(fault.Lasts, Cancellation);
        }
        finally
        {
            await world.Cluster.ReleaseAsync();
        }
        await BothReadyAsync();
    }

    private async Task FillDiskAsync(Fault fault)
    {
        if (world.Disk.WhyNot is { } why)
        {
            Notes.Enqueue($"The disk was not filled: {why}.");
            return;
        }
        world.Disk.Fill();
        await Task.Delay(fault.Lasts, Cancellation);
        world.Disk.Clear();
        await BothReadyAsync();
    }

    private async Task TurnAsync(Fault fault, Wire wire, WireState state)
    {
        wire.Turn(state);
        await Task.Delay(fault.Lasts, Cancellation);
        wire.Turn(WireState.Whole);
        await BothReadyAsync();
    }

    private async Task MoveClockAsync(Fault fault, Node node, double seconds)
    {
        await node.RestartWithClockAsync(seconds);
        var (_, told) = await node.ReadyAsync();
        if (!told.Contains("degraded", StringComparison.Ordinal)) Notes.Enqueue($"Readiness does not speak of the clock: {told}");
        await Task.Delay(fault.Lasts * 2, Cancellation);
        await node.RestartWithClockAsync(0);
    }

    private async Task DropCircuitsAsync(Fault fault)
    {
        var open = new List<OpenPage>();
        foreach (var node in world.Nodes)
        {
            var address = new Uri(node.Portal.Address);
            var cookies = await SignedInCookies.OfAsync(address, "tomas.rey");
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
            foreach (var page in (string[])["/", "/requests", "/environments", "/deployments", "/jobs"])
                open.Add(await OpenPage.OpenAsync(http, cookies, page));
        }
        Circuits += open.Count;
        await Task.Delay(fault.Lasts / 2, Cancellation);
        open.Select(page => page.Fault).ShouldAllBe(said => said == null);
        foreach (var page in open) await page.DisposeAsync();
    }
}
