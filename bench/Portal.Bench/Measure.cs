using System.Diagnostics;

namespace Portal.Bench;

/// <summary>Runs something often enough to be warm, then prints how long one run takes.</summary>
internal static class Measure
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5), Long = TimeSpan.FromSeconds(2);

    public static void Print(string what, Func<object> run)
    {
        Repeat(run, WarmUp);
        var times = Repeat(run, Long);
        times.Sort();
        Console.WriteLine($"{what,-32}{At(times, 0.50),7:0.000} ms{At(times, 0.95),7:0.000} ms{times.Count,8}");
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
