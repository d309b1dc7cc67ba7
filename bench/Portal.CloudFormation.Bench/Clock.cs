using System.Diagnostics;

namespace Portal.CloudFormation.Bench;

internal static class Clock
{
    private const int WarmUps = 60;
    private const int Rounds = 101;

    /// <summary>Milliseconds of the middle one of many runs.</summary>
    public static double Median(Func<object> work)
    {
        for (var i = 0; i < WarmUps; i++) work();
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        return times[Rounds / 2];
    }
}
