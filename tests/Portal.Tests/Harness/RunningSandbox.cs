using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Tests.Harness;

/// <summary>The AWS sandbox as a process, with a state of its own.</summary>
public sealed partial class RunningSandbox : IAsyncDisposable
{
    private readonly string _folder = Solution.NewFolder();
    private readonly StartedProgram _program;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private RunningSandbox(double speed, string credentials) => _program = new StartedProgram("Portal.AwsSandbox", _folder, new Dictionary<string, string>
    {
        ["SANDBOX_PORT"] = "0",
        ["SANDBOX_SPEED"] = speed.ToString(),
        ["PORTAL_DATA"] = _folder,
        // The tests look far more often than a portal does, and many at once.
        ["SANDBOX_THROTTLING"] = "off",
        ["SANDBOX_CREDENTIALS"] = credentials,
    });

    public AwsPlace Place { get; private set; } = new("", "", "", "");

    /// <param name="speed">Times real time; a three-tier environment takes about a quarter of an hour in real time.</param>
    /// <param name="credentials">Of further accounts, <c>account:key:secret,…</c>.</param>
    public static async Task<RunningSandbox> StartAsync(double speed, string credentials = "")
    {
        var sandbox = new RunningSandbox(speed, credentials);
        await Patience.UntilAsync(() => Task.FromResult(sandbox._program.IsOver || Address().IsMatch(sandbox._program.Log)), () => sandbox._program.Log);
        var address = Address().Match(sandbox._program.Log);
        if (!address.Success) throw new InvalidOperationException($"The sandbox did not start: {sandbox._program.Log}");
        sandbox.Place = new AwsPlace(address.Groups[1].Value, "111111111111", "sandbox", "sandbox-secret");
        return sandbox;
    }

    /// <summary>Tells the sandbox by its control API what to do.</summary>
    public Task ControlAsync(HttpMethod method, string path, object body) =>
        _http.SendAsync(new HttpRequestMessage(method, $"{Place.Url}/_sandbox/{path}") { Content = JsonContent.Create(body) });

    /// <summary>The cloud lives through some minutes at once: instances boot, groups scale and spread again.</summary>
    public async Task ForwardAsync(double minutes)
    {
        var shown = JsonNode.Parse(await ReadAsync("clock"))!["at"]!.GetValue<DateTimeOffset>();
        await ControlAsync(HttpMethod.Put, "clock", new { at = shown.AddMinutes(minutes).ToString("O") });
    }

    /// <summary>What the control API shows at a path.</summary>
    public Task<string> ReadAsync(string path) => _http.GetStringAsync($"{Place.Url}/_sandbox/{path}");

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"^sandbox: (http://\S+) at ", RegexOptions.Multiline)]
    private static partial Regex Address();
}
