using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.AwsSandbox.Tests.CloudWatch;

/// <summary>boto3 against the sandbox, and against moto with the same assertions.</summary>
public sealed class BotoMetricTests(SharedSandbox shared)
{
    [Fact]
    public Task Metrics_that_are_put_come_back() => RunAsync(shared.Client(), BotoScripts.Custom);

    [Fact]
    public Task Limits_pages_and_refusals_are_those_of_AWS() => RunAsync(shared.Client(), BotoScripts.Strict);

    [Fact]
    public async Task Moto_says_the_same_of_metrics_that_are_put()
    {
        var port = FreePort();
        using var moto = StartMoto(port);
        try
        {
            var address = new Uri($"http://127.0.0.1:{port}");
            await StackSteps.UntilAsync(() => AnswersAsync(port), answers => answers);
            await RunAsync(new Client(address, "us-east-1"), BotoScripts.Custom);
        }
        finally
        {
            moto.Kill();
            await moto.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    internal static async Task RunAsync(Client client, string script)
    {
        var (code, output) = await Tool.RunAsync(client, "python3", "-c", script);
        if (code == 77) Assert.Skip("skipped: boto3 not installed");
        output.Trim().ShouldBe("all well");
    }

    private static Process StartMoto(int port)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", $"{port}"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("skipped: moto_server not installed");
            throw;
        }
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
