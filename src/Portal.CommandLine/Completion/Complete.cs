using System.CommandLine;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.SignIn;

namespace Portal.CommandLine.Completion;

/// <summary>What the completion scripts call: words that may stand at the end of a line, one a line.</summary>
internal sealed class Complete : PortalCommand
{
    /// <summary>Nobody waits longer for a word.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Argument<string> _line = new("LINE") { Description = "The line up to the cursor, with the program's name" };

    public Complete() : base("complete", "For completion scripts: the words that may come next")
    {
        Hidden = true;
        Arguments.Add(_line);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var line = call.Get(_line)!.TrimStart();
        var typed = line.IndexOf(' ', StringComparison.Ordinal) is var gap and > 0 ? line[(gap + 1)..] : "";
        var parsed = CommandTree.Make().Parse(typed);
        var word = typed[(typed.LastIndexOf(' ') + 1)..];
        if (!word.StartsWith('-')) await LoadNamesAsync(parsed, call.Clock, ct);
        foreach (var found in parsed.GetCompletions(typed.Length).Select(item => item.Label).Where(label => label.StartsWith(word, StringComparison.Ordinal)).Distinct())
            call.Screen.Line(found);
        return ExitCode.Done;
    }

    private static async Task LoadNamesAsync(ParseResult parsed, TimeProvider clock, CancellationToken ct)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        foreach (var argument in parsed.CommandResult.Command.Arguments.OfType<NamedArgument>())
        {
            try
            {
                using var api = new PortalApi(await Connection.FindAsync(parsed.GetValue(GlobalOptions.Url), parsed.GetValue(GlobalOptions.TokenFile), both.Token));
                var known = new List<string>();
                foreach (var list in argument.CompletedBy) known.AddRange((await api.GetAsync(list.Path, both.Token)).Items("items").Select(item => item.Text(list.Member)));
                argument.Known = known;
            }
            catch (Exception fault) when (fault is CommandFailedException or OperationCanceledException)
            {
                // Completion goes without names where the portal does not answer.
            }
        }
    }
}
