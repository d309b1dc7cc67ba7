using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands.Costs;

/// <summary>What differs most from the month before, and why.</summary>
internal sealed class Movers : CostCommand
{
    private readonly Option<string?> _month = Month();

    public Movers() : base("movers", "Environments whose month differs most from the one before, and why", "portal costs movers", "portal costs movers --month 2026-10 --csv") => Options.Add(_month);

    protected override string Path(Call call) => Query.Of("costs/movers", ("month", call.Get(_month)));

    protected override void Tell(Screen screen, JsonNode view)
    {
        var table = new Table(new("Name"), new("Before", IsRight: true), new("After", IsRight: true), new("Change", IsRight: true), new("Cause"), new("Reason"));
        foreach (var mover in view.Items("items"))
            table.Add(mover.Text("name"), Words.Money(mover.At("before")), Words.Money(mover.At("after")), Words.Money(mover.At("change")), mover.Text("cause"), mover.Text("reason"));
        table.Write(screen, "Nothing moved.");
    }
}
