using System.Diagnostics;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.CommandLine;

/// <summary>What a run of the command line came to.</summary>
internal sealed record Said(int Code, string Out, string Error)
{
    public JsonNode Json => JsonNode.Parse(Out)!;

    /// <summary>Itself, when it ended with this exit code; else the test fails with all that was said.</summary>
    public Said Should(int code)
    {
        Code.ShouldBe(code, $"{Out}{Error}");
        return this;
    }
}

/// <summary>A user at a shell: a home folder of their own, and the built program.</summary>
internal sealed class Shell : IDisposable
{
    private readonly string _home = Solution.NewFolder();

    /// <summary>Environment variables of the shell.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    public string Home => _home;

    /// <summary>Where login keeps tokens.</summary>
    public string TokensFile => Path.Combine(_home, "config", "portal", "tokens.json");

    public Task<Said> PortalAsync(params string[] arguments) => TypeAsync("", arguments);

    /// <param name="typed">Standard input.</param>
    public Task<Said> TypeAsync(string typed, params string[] arguments) => RunAsync("dotnet", [Program, .. arguments], typed);

    public static string Program => Solution.BuildOf("Portal.CommandLine", "portal");

    public async Task<Said> RunAsync(string program, IReadOnlyList<string> arguments, string typed = "")
    {
        using var process = Start(program, arguments);
        await process.StandardInput.WriteAsync(typed);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Said(process.ExitCode, await output, await error);
    }

    public Process Start(string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = _home, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PORTAL_", StringComparison.Ordinal) || name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["HOME"] = _home;
        start.Environment["XDG_CONFIG_HOME"] = Path.Combine(_home, "config");
        foreach (var (name, value) in Variables) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);
}
