using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Portal.Costs.Bench;

/// <summary>A sandbox with a folder and a seed of its own, ended with this.</summary>
internal sealed partial class StartedSandbox : IAsyncDisposable
{
    // The world is built in it at this speed; how fast time passes while nothing is built does not matter.
    private const string Speed = "3000";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("costs-bench-");
    private readonly Process _process;
    private Task<string> _rest = Task.FromResult("");

    private StartedSandbox(string program)
    {
        var start = new ProcessStartInfo("dotnet", [program]) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = _folder.FullName };
        start.Environment["SANDBOX_PORT"] = "0";
        start.Environment["SANDBOX_SPEED"] = Speed;
        start.Environment["SANDBOX_THROTTLING"] = "off";
        start.Environment["PORTAL_DATA"] = _folder.FullName;
        _process = Process.Start(start)!;
    }

    public string Endpoint { get; private set; } = "";

    /// <param name="program">The built Portal.AwsSandbox.dll.</param>
    public static async Task<StartedSandbox> StartAsync(string program, CancellationToken ct)
    {
        var sandbox = new StartedSandbox(program);
        while (await sandbox._process.StandardOutput.ReadLineAsync(ct) is { } line)
            if (Address().Match(line) is { Success: true } found)
            {
                sandbox.Endpoint = found.Groups[1].Value;
                // What it says later nobody reads; the pipe must not fill up.
                sandbox._rest = sandbox._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return sandbox;
            }
        await sandbox.DisposeAsync();
        throw new InvalidOperationException("The sandbox ended before it told its address.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        await _rest;
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"^sandbox: (http://\S+) at ")]
    private static partial Regex Address();
}
