using System.ComponentModel;
using System.Diagnostics;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>A real nginx with the configuration that the docs give, in front of portals on other ports.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Process _process;

    private Nginx(string folder, int port, Process process) => (_folder, Address, _process) = (folder, $"http://127.0.0.1:{port}", process);

    public string Address { get; }

    /// <summary>The portal, by host and port, that holds the page opened last.</summary>
    public string NodeOfLastPage() => File.ReadLines(Path.Combine(_folder, "access.log")).Last(line => line.Contains(" GET ", StringComparison.Ordinal) && line.Contains("/requests", StringComparison.Ordinal)).Split(' ')[^1];

    /// <summary>Starts it in front of two portals, given by their addresses.</summary>
    public static async Task<Nginx> StartAsync(string first, string second)
    {
        var folder = Solution.NewFolder();
        var port = Solution.FreePort();
        var shipped = await File.ReadAllTextAsync(Path.Combine(Solution.Root, "docs", "install", "nginx.conf"), TestContext.Current.CancellationToken);
        var here = shipped.Replace("127.0.0.1:8080", $"127.0.0.1:{port}", StringComparison.Ordinal)
            .Replace("127.0.0.1:8081", new Uri(first).Authority, StringComparison.Ordinal)
            .Replace("127.0.0.1:8082", new Uri(second).Authority, StringComparison.Ordinal);
        var conf = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(conf, $$"""
            daemon off;
            worker_processes 1;
            pid {{folder}}/pid;
            error_log {{folder}}/error.log;
            events { worker_connections 512; }
            http {
                client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi; uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
                log_format nodes '$status $request_method $uri $upstream_addr';
                access_log {{folder}}/access.log nodes;
            {{here}}
            }
            """, TestContext.Current.CancellationToken);
        var nginx = new Nginx(folder, port, Begin(folder, conf));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await Patience.UntilAsync(async () =>
        {
            try
            {
                using var answer = await http.GetAsync($"{nginx.Address}/healthz/live", TestContext.Current.CancellationToken);
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, () => File.Exists(Path.Combine(folder, "error.log")) ? File.ReadAllText(Path.Combine(folder, "error.log")) : "nginx says nothing");
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static Process Begin(string folder, string conf)
    {
        foreach (var program in new[] { "nginx", "/usr/sbin/nginx" })
            try
            {
                return Process.Start(new ProcessStartInfo(program, ["-p", folder, "-c", conf, "-e", Path.Combine(folder, "error.log")]) { UseShellExecute = false })!;
            }
            catch (Win32Exception)
            {
                // Not there; perhaps in the next place.
            }
        Assert.Skip("skipped: nginx not installed");
        throw new InvalidOperationException("A skipped test goes on.");
    }
}
