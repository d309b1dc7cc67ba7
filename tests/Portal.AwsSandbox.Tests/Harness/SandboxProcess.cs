using System.Diagnostics;

namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>The sandbox as it really runs: a process of its own with a folder of its own, on any free port.</summary>
public sealed class SandboxProcess : IAsyncDisposable
{
    private readonly string speed;
    private readonly string? seed;
    private readonly string throttling;
    private Process? process;

    private SandboxProcess(string folder, string speed, string? seed, string throttling) =>
        (Folder, this.speed, this.seed, this.throttling) = (folder, speed, seed, throttling);

    public string Folder { get; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <param name="seed">What its world is drawn from; null draws one.</param>
    /// <param name="throttling">Off by default: the tests ask again and again at once, as no orderly caller does.</param>
    public static async Task<SandboxProcess> StartAsync(double speed, string? seed = null, string throttling = "off")
    {
        var folder = Path.Combine(Path.GetTempPath(), "sandbox-" + Guid.NewGuid().ToString("N")[..12]);
        var sandbox = new SandboxProcess(folder, $"{speed}", seed, throttling);
        await sandbox.StartAsync();
        return sandbox;
    }

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.AwsSandbox.dll")])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["SANDBOX_PORT"] = "0", ["SANDBOX_SPEED"] = speed, ["PORTAL_DATA"] = Folder, ["SANDBOX_THROTTLING"] = throttling },
        };
        if (seed is not null) start.Environment["SANDBOX_SEED"] = seed;
        process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync() ?? "";
        line.ShouldContain("http://");
        Address = new Uri(line.Split(' ')[1]);
    }

    /// <summary>Bytes of memory it holds now.</summary>
    public long Resident
    {
        get
        {
            process!.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>As the machine would end it: no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false }) await KillAsync();
        process?.Dispose();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}
