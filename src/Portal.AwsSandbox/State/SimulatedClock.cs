using System.Text.Json;

namespace Portal.AwsSandbox.State;

/// <summary>
/// From <paramref name="Wall"/> on, simulated time runs from <paramref name="At"/> (ms) at <paramref name="Speed"/> times real time,
/// and what is shown is real time and <paramref name="Ahead"/>, below zero in the past.
/// </summary>
public sealed record Pace(DateTimeOffset Wall, long At, double Speed, TimeSpan Ahead = default)
{
    public DateTimeOffset Shown => Wall + Ahead;
}

/// <summary>
/// Two times of the cloud. Simulated time, in milliseconds, is what resources take; it runs at a speed. Shown time is what
/// timestamps say; it runs as real time does and is real time, until it is set (so that thirteen months can be lived through in
/// minutes). Both go on while the process is down, as a cloud does; the paces are kept, so a moment always maps to the same timestamp.
/// </summary>
public sealed class SimulatedClock
{
    // Enough for every pace a running operation can have begun under; older ones only date what is long persisted.
    private const int Kept = 500;

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly string file;
    private List<Pace> paces;
    private long latest;

    public SimulatedClock(TimeProvider time, string folder, double speed)
    {
        (this.time, file) = (time, Path.Combine(folder, "clock.json"));
        Directory.CreateDirectory(folder);
        paces = File.Exists(file)
            ? JsonSerializer.Deserialize<List<Pace>>(File.ReadAllBytes(file))!
            : [new Pace(time.GetUtcNow(), 0, speed)];
        if (paces[^1].Speed != speed || !File.Exists(file)) Change(pace => pace with { Speed = speed });
    }

    public double Speed
    {
        get
        {
            lock (gate) return paces[^1].Speed;
        }
    }

    /// <summary>Never goes back, whatever the machine's clock does.</summary>
    public long Now
    {
        get
        {
            lock (gate) return latest = Math.Max(latest, At(time.GetUtcNow()));
        }
    }

    /// <summary>The time that a client sees now.</summary>
    public DateTimeOffset Shown => ShownAt(Now);

    /// <summary>The real time at which a simulated moment came, or will come at the present pace.</summary>
    public DateTimeOffset WallAt(long moment)
    {
        lock (gate)
        {
            var n = paces.FindLastIndex(pace => pace.At <= moment);
            if (n < 0) return paces[0].Wall;
            var wall = Linear(n, moment);
            // A moment inside a jump came when the jump was made.
            return n + 1 < paces.Count && paces[n + 1].Wall < wall ? paces[n + 1].Wall : wall;
        }
    }

    /// <summary>The time shown when a simulated moment came, or will come at the present pace.</summary>
    public DateTimeOffset ShownAt(long moment)
    {
        lock (gate)
        {
            var n = paces.FindLastIndex(pace => pace.At <= moment);
            if (n < 0) return paces[0].Shown;
            var wall = Linear(n, moment);
            if (n + 1 == paces.Count || wall <= paces[n + 1].Wall) return wall + paces[n].Ahead;
            // Inside a jump both times move on together, from where each was to where each went.
            var next = paces[n + 1];
            var from = Moment(n, next.Wall);
            var share = (moment - from) / (double)Math.Max(1, next.At - from);
            var began = next.Wall + paces[n].Ahead;
            return next.Shown <= began ? began : began + (next.Shown - began) * Math.Clamp(share, 0, 1);
        }
    }

    public void SetSpeed(double speed) => Change(pace => pace with { Speed = speed });

    /// <summary>What is under way gets that much further at once; the shown time stays.</summary>
    public void Advance(TimeSpan by) => Change(pace => pace with { At = pace.At + (long)by.TotalMilliseconds });

    /// <summary>Sets the shown time. Forward, what is under way gets as much further; back, nothing else moves.</summary>
    public void Show(DateTimeOffset at) => Change(pace => pace with
    {
        At = pace.At + (long)Math.Max(0, (at - pace.Shown).TotalMilliseconds),
        Ahead = at - pace.Wall,
    });

    public void ShowRealTime() => Change(pace => pace with { Ahead = default });

    private void Change(Func<Pace, Pace> change)
    {
        lock (gate)
        {
            var wall = time.GetUtcNow();
            latest = Math.Max(latest, At(wall));
            var next = change(paces[^1] with { Wall = wall, At = latest });
            latest = next.At;
            paces = [.. paces.TakeLast(Kept - 1), next];
            DurableFile.Replace(file, JsonSerializer.SerializeToUtf8Bytes(paces));
        }
    }

    private DateTimeOffset Linear(int n, long moment) => paces[n].Wall.AddMilliseconds((moment - paces[n].At) / paces[n].Speed);

    private long Moment(int n, DateTimeOffset wall) =>
        paces[n].At + (long)(Math.Max(0, (wall - paces[n].Wall).TotalMilliseconds) * paces[n].Speed);

    private long At(DateTimeOffset wall) => Moment(paces.Count - 1, wall);
}
