using System.ComponentModel;
using System.Diagnostics;

namespace Portal.Bench;

/// <summary>The same file under cfn-lint, start of the program included, for who would call it instead.</summary>
internal static class LintedFile
{
    private const int Runs = 3;

    /// <returns>The middle one of some runs; null where cfn-lint is not installed.</returns>
    public static async Task<Measured?> MeasureAsync(string template)
    {
        var times = new List<double>();
        for (var i = 0; i < Runs; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                using var lint = Process.Start(new ProcessStartInfo("cfn-lint", ["--regions", "us-east-1", "--", template]) { UseShellExecute = false, RedirectStandardOutput = true })!;
                await lint.StandardOutput.ReadToEndAsync();
                await lint.WaitForExitAsync();
            }
            catch (Win32Exception)
            {
                return null;
            }
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
        times.Sort();
        return new Measured("cfn-lint", times[Runs / 2], times[^1], Runs);
    }
}
