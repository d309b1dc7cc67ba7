using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Completion;

namespace Portal.CommandLine.Commands.Requests;

/// <summary>A new request, from a file, from options, or from a file with options over it.</summary>
internal abstract class AskCommand : PortalCommand
{
    private readonly string _kind;
    private readonly NamedArgument? _environment;
    private readonly List<(string Member, Option<string?> Option)> _texts = [];
    private readonly Option<string?> _file = new("--file", "-f") { Description = "JSON or YAML, - for standard input; options win over it", HelpName = "FILE" };
    private readonly Option<bool> _submit = new("--submit") { Description = "Send it on its way at once; without it, it is kept as a draft" };
    private readonly Sending _sending = new();

    /// <param name="kind">As the API calls it.</param>
    /// <param name="isForEnvironment">It names one that stands.</param>
    protected AskCommand(string kind, bool isForEnvironment, string description, params IReadOnlyList<string> examples) : base(kind, description, examples)
    {
        _kind = kind;
        if (isForEnvironment) Arguments.Add(_environment = new NamedArgument("ENVIRONMENT", "Name or id of the environment; or environment in the file", isOptional: true, NamedList.Environments));
        Options.Add(_file);
        AddText("note", "--note", "Said to who decides", "TEXT");
        Options.Add(_submit);
        _sending.AddTo(this);
    }

    protected void AddText(string member, string name, string description, string helpName)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        _texts.Add((member, option));
        Options.Add(option);
    }

    /// <summary>Adds what only this kind of request takes.</summary>
    protected abstract void Fill(Call call, JsonObject body);

    /// <summary>Puts named values over those of the file.</summary>
    protected static void Over(JsonObject body, string member, JsonObject values)
    {
        if (values.Count == 0) return;
        var all = body[member] as JsonObject ?? [];
        foreach (var (name, value) in values) all[name] = value?.DeepClone();
        body[member] = all.Parent is null ? all : all.DeepClone();
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var body = await BodyAsync(call, ct);
        var api = await call.ApiAsync(ct);
        if (_environment is not null) body["environment"] = (await Find.EnvironmentAsync(api, Environment(call, body), ct)).Text("id");
        var isSent = call.Get(_submit) || _sending.Waits(call);
        body["draft"] = !isSent;
        return await _sending.RunAsync(call, api, "requests", body, isSent, ct);
    }

    private async Task<JsonObject> BodyAsync(Call call, CancellationToken ct)
    {
        var body = new JsonObject();
        if (call.Get(_file) is { } file)
        {
            body = await RequestFile.ReadAsync(file, ct);
            RequestMembers.Check(body, file, _kind);
        }
        foreach (var (member, option) in _texts)
            if (call.Get(option) is { } text) body[member] = text;
        Fill(call, body);
        RequestMembers.AsTexts(body, "inputs");
        RequestMembers.AsTexts(body, "assumptions");
        body["kind"] = _kind;
        return body;
    }

    private string Environment(Call call, JsonObject body) => call.Get(_environment!) ?? (body.Text("environment") is { Length: > 0 } named ? named
        : throw new CommandFailedException(ExitCode.Wrong, $"Which environment? Name it: portal request {_kind} NAME, or environment in the file."));
}
