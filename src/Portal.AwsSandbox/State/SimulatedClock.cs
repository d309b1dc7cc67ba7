using System.Text.Json;

namespace Portal.AwsSandbox.State;

/// <summary>From <paramref name="Wall"/> on, simulated time runs from <paramref name="At"/> (ms) at <paramref name="Speed"/> times real time.</summary>
public sealed record Pace(DateTimeOffset Wall, long At, double Speed);

/// <summary>
/// Simulated time in milliseconds: how long resources take is counted in it. What is shown (timestamps of events) is wall time,
/// at which the simulated moment came. It goes on while the process is down, as a cloud does; the paces are kept, so a moment
/// always maps to the same timestamp.
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
        if (paces[^1].Speed != speed || !File.Exists(file)) Change(speed, 0);
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

    /// <summary>The wall time at which a simulated moment came, or will come at the present pace.</summary>
    public DateTimeOffset WallAt(long moment)
    {
        lock (gate)
        {
            var n = paces.FindLastIndex(pace => pace.At <= moment);
            if (n < 0) return paces[0].Wall;
            var wall = paces[n].Wall.AddMilliseconds((moment - paces[n].At) / paces[n].Speed);
            // A moment inside a jump came when the jump was made.
            return n + 1 < paces.Count && paces[n + 1].Wall < wall ? paces[n + 1].Wall : wall;
        }
    }

    public void SetSpeed(double speed) => Change(speed, 0);

    public void Advance(TimeSpan by) => Change(null, (long)by.TotalMilliseconds);

    private void Change(double? speed, long jump)
    {
        lock (gate)
        {
            var wall = time.GetUtcNow();
            var at = latest = Math.Max(latest, At(wall)) + jump;
            paces = [.. paces.TakeLast(Kept - 1), new Pace(wall, at, speed ?? paces[^1].Speed)];
            DurableFile.Replace(file, JsonSerializer.SerializeToUtf8Bytes(paces));
        }
    }

    private long At(DateTimeOffset wall) =>
        paces[^1].At + (long)(Math.Max(0, (wall - paces[^1].Wall).TotalMilliseconds) * paces[^1].Speed);
}
