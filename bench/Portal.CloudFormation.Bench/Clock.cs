using System.Diagnostics;

namespace Portal.CloudFormation.Bench;

internal static class Clock
{
    // By time, not by count: the runtime compiles what is hot on a thread of its own, and has to get a turn.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);
    private const int Rounds = 101;

    /// <summary>Milliseconds of the middle one of many runs.</summary>
    public static double Median(Func<object> work)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < WarmUp) GC.KeepAlive(work());
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(work());
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[Rounds / 2];
    }
}
