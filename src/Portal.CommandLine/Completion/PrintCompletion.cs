using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Completion;

/// <summary>The script that teaches a shell to complete; they lie beside this file.</summary>
internal sealed class PrintCompletion : PortalCommand
{
    private readonly Argument<string> _shell = new("SHELL") { Description = "bash, zsh or fish" };

    public PrintCompletion() : base("completion", "Print the script that lets a shell complete commands, options and names",
        "source <(portal completion bash)",
        "portal completion zsh > ~/.zsh/completions/_portal",
        "portal completion fish > ~/.config/fish/completions/portal.fish")
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        Arguments.Add(_shell);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var shell = call.Get(_shell)!;
        await using var stream = typeof(PrintCompletion).Assembly.GetManifestResourceStream($"portal.{shell}")!;
        using var reader = new StreamReader(stream);
        var script = await reader.ReadToEndAsync(ct);
        call.Screen.Show(new JsonObject { ["shell"] = shell, ["script"] = script }, () => call.Screen.Raw(script));
        return ExitCode.Done;
    }
}
