using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Completion;

namespace Portal.CommandLine.Commands.Reviews;

/// <summary>A decision on what was shown: the digest that goes with it is the one of the sheet above the question.</summary>
internal abstract class DecisionCommand : PortalCommand
{
    private readonly string _decision;
    private readonly NamedArgument _what = new("WHAT", "Id of a review or request, or the name of the environment", isOptional: false, NamedList.ReviewedNames, NamedList.WaitingReviews);
    private readonly Option<string?> _comment = new("--comment", "-m") { Description = "Said to the requester, and kept", HelpName = "TEXT" };
    private readonly Option<string?> _digest = new("--digest") { Description = "The digest that was looked at; refused when it is another by now", HelpName = "DIGEST" };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Ask nothing; with --digest, which says what was looked at" };

    protected DecisionCommand(string name, string decision, string description, params IReadOnlyList<string> examples) : base(name, description, examples)
    {
        _decision = decision;
        Arguments.Add(_what);
        foreach (var option in new Option[] { _comment, _digest, _yes }) Options.Add(option);
    }

    /// <summary>What is typed to agree where data is at stake; null where a yes is enough.</summary>
    protected virtual string? MustType(JsonNode review) => null;

    /// <summary>Adds what this decision takes beside digest and comment.</summary>
    /// <param name="typed">The name that was typed to agree; null where none was asked for.</param>
    protected virtual void Fill(Call call, JsonObject body, string? typed) { }

    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var isSure = call.Get(_yes);
        if (isSure && call.Get(_digest) is null) throw new CommandFailedException(ExitCode.Wrong, "With --yes nobody looks, so say what was looked at: --digest, as portal status shows it for the review.");
        if (!isSure && call.Screen.IsJson) throw new CommandFailedException(ExitCode.Wrong, "With --output json nothing is shown to decide on. Give --yes and --digest.");
        var api = await call.ApiAsync(ct);
        var review = await Find.ReviewAsync(api, call.Get(_what)!, ct);
        var body = new JsonObject { ["decision"] = _decision, ["digest"] = call.Get(_digest) ?? review.Text("digest"), ["comment"] = call.Get(_comment) ?? "" };
        Fill(call, body, isSure ? null : await AskAsync(call, review, ct));
        var decided = await api.PostAsync($"reviews/{review.Text("id")}/decisions", body, ct);
        call.Screen.Show(decided, () => call.Screen.Line(decided.Text("state") is "waiting"
            ? $"Your decision counts. The review waits for {decided.Joined("waitsForGroups")}."
            : $"Review {decided.Text("id")} of {decided.Text("name")} is {decided.Text("state")}."));
        return ExitCode.Done;
    }

    private async Task<string?> AskAsync(Call call, JsonNode review, CancellationToken ct)
    {
        ReviewSheet.Write(call.Screen, review);
        call.Screen.Line();
        var name = MustType(review);
        call.Screen.Ask(name is null ? $"{Capital(Name)} digest {review.Text("digest")}? Type yes: " : $"Data is at stake. To {Name} digest {review.Text("digest")}, type the environment's name ({name}): ");
        var typed = (await Console.In.ReadLineAsync(ct))?.Trim() ?? throw new CommandFailedException(ExitCode.Wrong, "Nobody answered, so nothing was decided. In a script, give --yes and --digest.");
        return string.Equals(typed, name ?? "yes", StringComparison.Ordinal) ? name : throw new CommandFailedException(ExitCode.Failed, $"'{typed}' was typed, so nothing was decided.");
    }

    private static string Capital(string verb) => char.ToUpperInvariant(verb[0]) + verb[1..];
}
