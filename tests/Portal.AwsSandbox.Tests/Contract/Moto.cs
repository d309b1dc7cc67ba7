using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.Contract;

/// <summary>An emulator of other people's making. Tests that need it are skipped where it is not installed.</summary>
public sealed class Moto : IAsyncLifetime
{
    private Process? process;
    private Uri? address;

    public Place Place
    {
        get
        {
            if (address is null) Assert.Skip("skipped: moto_server not installed");
            return new Place("moto", address, "us-east-1", new SigningKey("anybody", "anything"));
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "moto_server")))) return;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            address = new Uri($"http://{free.LocalEndpoint}");
        }
        process = Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{address.Port}"]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        await StackSteps.UntilAsync(async () =>
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address, "/moto-api/"), TestContext.Current.CancellationToken);
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, listens => listens);
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
