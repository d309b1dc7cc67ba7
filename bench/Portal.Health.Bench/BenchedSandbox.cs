using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.AwsSandbox.Tests.Harness;

namespace Portal.Health.Bench;

/// <summary>The sandbox as a process with a folder of its own; the accounts' keys are known to it.</summary>
internal sealed class BenchedSandbox : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromMinutes(10) };

    private BenchedSandbox(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public long Resident
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static async Task<BenchedSandbox> StartAsync(string folder, IEnumerable<string> accounts)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "src", "Portal.AwsSandbox", "bin", output.Parent.Name, output.Name, "Portal.AwsSandbox.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment =
            {
                ["SANDBOX_PORT"] = "0",
                ["SANDBOX_SPEED"] = "600",
                ["PORTAL_DATA"] = folder,
                // An hour is led through in minutes: as many calls come as AWS takes in an hour.
                ["SANDBOX_THROTTLING"] = "off",
                ["SANDBOX_SEED"] = "fleet",
                ["SANDBOX_CREDENTIALS"] = string.Join(',', accounts.Select(account => $"{account}:{KeyOf(account).Id}:{KeyOf(account).Secret}")),
            },
        })!;
        string? line;
        while ((line = await process.StandardOutput.ReadLineAsync()) is not null && !line.Contains("http://", StringComparison.Ordinal)) { }
        if (line is null) throw new InvalidOperationException("The sandbox did not start.");
        _ = process.StandardOutput.ReadToEndAsync();
        return new BenchedSandbox(process, new Uri(line.Split(' ')[1]));
    }

    public static SigningKey KeyOf(string account) => new($"bench-{account}", $"bench-secret-{account}");

    public async Task<DateTimeOffset> ShownAsync()
    {
        using var clock = JsonDocument.Parse(await _http.GetStringAsync(new Uri(Address, "/_sandbox/clock")));
        return clock.RootElement.GetProperty("at").GetDateTimeOffset();
    }

    public Task ShowAsync(DateTimeOffset at) => OrderAsync(HttpMethod.Put, "clock", new { at = at.ToString("O") });

    public Task SpeedAsync(double speed) => OrderAsync(HttpMethod.Put, "speed", new { speed });

    public Task ForgetCallsAsync() => OrderAsync(HttpMethod.Delete, "calls", null);

    /// <summary>Calls by account and action, as the sandbox counted them.</summary>
    public async Task<IReadOnlyList<CountedCalls>> CallsAsync()
    {
        using var told = JsonDocument.Parse(await _http.GetStringAsync(new Uri(Address, "/_sandbox/calls")));
        return [.. told.RootElement.GetProperty("calls").EnumerateArray().Select(row => new CountedCalls(row.GetProperty("account").GetString()!, row.GetProperty("action").GetString()!, row.GetProperty("calls").GetInt32()))];
    }

    public async Task CreateStackAsync(string account, string region, IEnumerable<(string Name, string Value)> input)
    {
        var form = string.Join('&', input.Prepend(("Version", "2010-05-15")).Prepend(("Action", "CreateStack")).Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2)}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new StringContent(form) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded") { CharSet = "utf-8" };
        await Signer.SignAsync(request, KeyOf(account), "cloudformation", region);
        await SendAsync(request);
    }

    private async Task OrderAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, "/_sandbox/" + path)) { Content = body is null ? null : JsonContent.Create(body) };
        await SendAsync(request);
    }

    private async Task SendAsync(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"The sandbox answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }
}

internal sealed record CountedCalls(string Account, string Action, int Calls);
