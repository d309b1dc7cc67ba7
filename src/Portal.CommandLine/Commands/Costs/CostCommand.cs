using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands.Costs;

/// <summary>One of the portal's views of costs: a table, JSON, or CSV.</summary>
internal abstract class CostCommand : PortalCommand
{
    private readonly Option<bool> _csv = new("--csv") { Description = "The table as CSV" };

    protected CostCommand(string name, string description, params IReadOnlyList<string> examples) : base(name, description, examples) => Options.Add(_csv);

    protected static Option<string?> Month() => new("--month") { Description = "Such as 2026-11; left out: the month that runs", HelpName = "MONTH" };

    /// <summary>Below the API's root, with parameters.</summary>
    protected abstract string Path(Call call);

    protected abstract void Tell(Screen screen, JsonNode view);

    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var api = await call.ApiAsync(ct);
        if (call.Get(_csv))
        {
            call.Screen.Raw(await api.CsvAsync(Path(call), ct));
            return ExitCode.Done;
        }
        var view = await api.GetAsync(Path(call), ct);
        call.Screen.Show(view, () =>
        {
            Tell(call.Screen, view);
            if (view.Text("state", "billedThrough") is { Length: > 0 } through) call.Screen.Note($"Billed through {through}. Amounts in USD.");
        });
        return ExitCode.Done;
    }
}
