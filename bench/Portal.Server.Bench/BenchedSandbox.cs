using System.Text.RegularExpressions;
using Portal.Tests.Harness;

namespace Portal.Server.Bench;

/// <summary>The sandbox, fast enough that what AWS itself takes is a small part of what is measured.</summary>
internal sealed partial class BenchedSandbox : IAsyncDisposable
{
    public const string Account = "111111111111", Region = "us-east-1", Key = "sandbox", Secret = "sandbox-secret";

    private readonly string _folder = Solution.NewFolder();
    private readonly BenchedProcess _process;

    private BenchedSandbox() => _process = new BenchedProcess(Solution.BuildOf("Portal.AwsSandbox"), _folder, new Dictionary<string, string>
    {
        ["SANDBOX_PORT"] = "0",
        ["SANDBOX_SPEED"] = "60",
        ["SANDBOX_THROTTLING"] = "off",
        ["PORTAL_DATA"] = _folder,
    });

    public string Address { get; private set; } = "";

    public static async Task<BenchedSandbox> StartAsync()
    {
        var sandbox = new BenchedSandbox();
        while (!Told().IsMatch(sandbox._process.Said))
        {
            if (sandbox._process.IsOver) throw new InvalidOperationException($"The sandbox did not start: {sandbox._process.Said}");
            await Task.Delay(50);
        }
        sandbox.Address = Told().Match(sandbox._process.Said).Groups[1].Value;
        return sandbox;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [GeneratedRegex(@"^sandbox: (http://\S+) at ", RegexOptions.Multiline)]
    private static partial Regex Told();
}
