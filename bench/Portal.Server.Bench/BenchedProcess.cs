using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Portal.Server.Bench;

/// <param name="Resident">MiB of this process in memory, those included that it shares with others, such as the runtime's files.</param>
/// <param name="Private">MiB that it alone has written.</param>
internal sealed record ProcessMemory(double Resident, double Private);

/// <summary>A program of the solution in a process of its own, ended by its id.</summary>
internal sealed class BenchedProcess : IAsyncDisposable
{
    private readonly StringBuilder _said = new();
    private readonly Process _process;

    /// <param name="program">A built assembly.</param>
    public BenchedProcess(string program, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [program]) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What this shell knows of AWS, of the portal or of a proxy must not reach the program.
        foreach (var name in start.Environment.Keys.Where(IsOfThisShell).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        Began = Stopwatch.GetTimestamp();
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Just before the process was made.</summary>
    public long Began { get; }

    public bool IsOver => _process.HasExited;

    public string Said
    {
        get { lock (_said) return _said.ToString(); }
    }

    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public async Task<ProcessMemory> MemoryAsync()
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{_process.Id}/smaps_rollup");
        double Of(string name) => lines.Where(line => line.StartsWith(name, StringComparison.Ordinal)).Sum(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)) / 1024;
        return new ProcessMemory(Of("Rss:"), Of("Private_Clean:") + Of("Private_Dirty:"));
    }

    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            using var ask = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await ask.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await KillAsync();
    }

    /// <summary>As kill -9 does.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        const int most = 200_000;
        lock (_said)
            if (line is not null && _said.Length < most) _said.AppendLine(line);
    }

    private static bool IsOfThisShell(string name) => name.StartsWith("AWS_", StringComparison.Ordinal) || name.StartsWith("Portal__", StringComparison.Ordinal)
        || name.StartsWith("PORTAL_", StringComparison.Ordinal) || name.StartsWith("SANDBOX_", StringComparison.Ordinal) || name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase);
}
