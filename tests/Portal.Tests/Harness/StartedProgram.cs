using System.Diagnostics;
using System.Text;

namespace Portal.Tests.Harness;

/// <summary>A program of the solution in a process of its own, with what it said. It is ended by its process id.</summary>
public sealed class StartedProgram : IAsyncDisposable
{
    private const int MostLog = 400_000;

    private readonly StringBuilder _log = new();
    private readonly Process _process;

    /// <param name="project">A project under src; the build this test belongs to decides between Debug and Release.</param>
    public StartedProgram(string project, string workingFolder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Solution.BuildOf(project), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Whatever this shell knows of AWS or of a proxy must not reach the program.
        foreach (var name in start.Environment.Keys.Where(IsOfThisShell).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Note(e.Data);
        _process.ErrorDataReceived += (_, e) => Note(e.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public bool IsOver => _process.HasExited;

    public string Log
    {
        get { lock (_log) return _log.ToString(); }
    }

    /// <summary>As kill -9 does: no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks it to stop, as Ctrl-C does, and ends it when it does not within a while.</summary>
    public async Task StopAsync()
    {
        if (!_process.HasExited)
        {
            using var ask = Process.Start(new ProcessStartInfo("kill", ["-TERM", Id.ToString()]))!;
            await ask.WaitForExitAsync(CancellationToken.None);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await KillAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    private static bool IsOfThisShell(string name) =>
        name.StartsWith("AWS_", StringComparison.Ordinal) || name.StartsWith("Portal__", StringComparison.Ordinal) || name.StartsWith("PORTAL_", StringComparison.Ordinal)
        || name.StartsWith("SANDBOX_", StringComparison.Ordinal) || name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase);

    private void Note(string? line)
    {
        if (line is null) return;
        lock (_log)
            if (_log.Length < MostLog) _log.Append(line).Append('\n');
    }
}
