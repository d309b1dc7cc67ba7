using System.Diagnostics;

namespace Portal.Bench;

/// <summary>How long one run of something takes, in milliseconds, when it is warm.</summary>
internal sealed record Measured(string What, double P50, double P95, int Runs);

/// <summary>Runs something often enough to be warm, then measures each of many runs.</summary>
internal static class Measure
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5), Long = TimeSpan.FromSeconds(2);

    public static Measured Of(string what, Func<object> run)
    {
        Repeat(run, WarmUp);
        var times = Repeat(run, Long);
        times.Sort();
        var measured = new Measured(what, At(times, 0.50), At(times, 0.95), times.Count);
        Console.WriteLine($"{what,-32}{measured.P50,7:0.000} ms{measured.P95,7:0.000} ms{measured.Runs,8}");
        return measured;
    }

    private static List<double> Repeat(Func<object> run, TimeSpan length)
    {
        var times = new List<double>();
        var start = Stopwatch.GetTimestamp();
        do
        {
            var begun = Stopwatch.GetTimestamp();
            GC.KeepAlive(run());
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        while (Stopwatch.GetElapsedTime(start) < length);
        return times;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))];
}
