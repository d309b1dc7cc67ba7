using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands.Requests;

/// <summary>Takes a stack that stands already in as an environment.</summary>
internal sealed class Import : PortalCommand
{
    private static readonly (string Member, string Name, string Description)[] Texts =
    [
        ("account", "--account", "The AWS account's id"), ("region", "--region", "Such as us-east-1"), ("name", "--name", "The environment's name here"),
        ("team", "--team", "Whose it is"), ("owner", "--owner", "A person's id; left out: yours"), ("costCentre", "--cost-centre", "Who pays"), ("stage", "--stage", "Such as production"),
    ];

    private readonly Argument<string> _stack = new("STACK") { Description = "Name or id of the stack" };
    private readonly List<(string Member, Option<string?> Option)> _texts = [.. Texts.Select(text => (text.Member, new Option<string?>(text.Name) { Description = text.Description, HelpName = text.Name[2..].ToUpperInvariant() }))];
    private readonly Option<string?> _key = new("--idempotency-key") { Description = "A word of your own: the same call with it again does nothing more", HelpName = "WORD" };

    public Import() : base("import", "Take a stack that stands already in as an environment; for platform people",
        "portal request import legacy-shop --account 111111111111 --region us-east-1 --name shop-old --team shop --cost-centre CC-4110 --stage production")
    {
        Arguments.Add(_stack);
        foreach (var (_, option) in _texts) Options.Add(option);
        Options.Add(_key);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var body = new JsonObject { ["stack"] = call.Get(_stack) };
        foreach (var (member, option) in _texts)
            if (call.Get(option) is { } text) body[member] = text;
        var api = await call.ApiAsync(ct);
        var imported = await api.PostAsync("imports", body, call.Get(_key) ?? Guid.NewGuid().ToString("N"), ct);
        call.Screen.Show(imported, () => Table.WriteFacts(call.Screen,
            ("Environment", imported.Text("environment")),
            ("State", imported.Text("state")),
            ("Match", imported.Text("match", "sentence")),
            ("Request", imported.Text("request"))));
        return ExitCode.Done;
    }
}
