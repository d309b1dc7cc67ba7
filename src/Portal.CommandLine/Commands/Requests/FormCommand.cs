using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Commands.Requests;

/// <summary>A request with the product's form: its inputs and what its cost assumes.</summary>
internal abstract class FormCommand : AskCommand
{
    private readonly Option<string[]> _inputs = new("--set") { Description = "An input of the product's form, such as DbBackupDays=7; as often as needed", HelpName = "NAME=VALUE" };
    private readonly Option<string[]> _assumptions = new("--assume") { Description = "An assumption of the estimate, such as requestsPerMonth=20000000", HelpName = "NAME=VALUE" };

    protected FormCommand(string kind, bool isForEnvironment, string description, params IReadOnlyList<string> examples) : base(kind, isForEnvironment, description, examples)
    {
        AddText("preset", "--preset", "A set of inputs by its id, such as e-commerce", "PRESET");
        Options.Add(_inputs);
        Options.Add(_assumptions);
    }

    protected override void Fill(Call call, JsonObject body)
    {
        Over(body, "inputs", Pairs.Read("--set", call.Get(_inputs)));
        Over(body, "assumptions", Pairs.Read("--assume", call.Get(_assumptions)));
    }
}
