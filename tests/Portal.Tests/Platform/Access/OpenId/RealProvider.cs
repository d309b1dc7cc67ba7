using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Access.OpenId;

/// <summary>A real OpenID provider (npm oidc-provider, run by node) in a process of its own. Started again it has other keys.</summary>
internal sealed class RealProvider : IAsyncDisposable
{
    private static readonly string Package = Path.Combine(Solution.Root, ".tools", "oidc-provider", "node_modules", "oidc-provider");

    private readonly StringBuilder _log = new();
    private readonly int _port = Solution.FreePort();
    private string _portal = "";
    private Process? _process;

    public string Issuer => $"http://127.0.0.1:{_port}";

    public const string Secret = "a-secret-of-the-tests: with+signs";

    /// <param name="portal">The portal's address, known before it runs.</param>
    public static async Task<RealProvider> StartAsync(string portal)
    {
        var provider = new RealProvider();
        await provider.StartForAsync(portal);
        return provider;
    }

    /// <summary>Starts one whose issuer the portal was told before.</summary>
    public Task StartForAsync(string portal)
    {
        if (!Directory.Exists(Package)) Assert.Skip("skipped: oidc-provider not installed (eng/setup --tests installs it where node and npm are)");
        _portal = portal;
        return StartAsync();
    }

    public async Task RestartAsync()
    {
        await EndAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync() => await EndAsync();

    private async Task StartAsync()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Here(), "provider.mjs")]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        (start.Environment["OIDC_PROVIDER"], start.Environment["PORT"], start.Environment["REDIRECT"]) = (Package, _port.ToString(), _portal);
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, e) => Note(e.Data);
        _process.ErrorDataReceived += (_, e) => Note(e.Data);
        try
        {
            _process.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("skipped: node not installed");
        }
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        await Patience.UntilAsync(async () =>
        {
            if (_process.HasExited) throw new InvalidOperationException($"The provider did not start: {Log}");
            try
            {
                using var answer = await http.GetAsync($"{Issuer}/.well-known/openid-configuration", TestContext.Current.CancellationToken);
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, () => Log);
    }

    private async Task EndAsync()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        _process = null;
    }

    private string Log
    {
        get { lock (_log) return _log.ToString(); }
    }

    private void Note(string? line)
    {
        if (line is null) return;
        lock (_log) _log.AppendLine(line);
    }

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
