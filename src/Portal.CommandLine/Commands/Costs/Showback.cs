using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands.Costs;

/// <summary>A month by who pays.</summary>
internal sealed class Showback : CostCommand
{
    private readonly Option<string?> _month = Month();
    private readonly Option<string> _by = new("--by") { Description = "What to group by", DefaultValueFactory = _ => "team" };

    public Showback() : base("showback", "A month by team, owner, cost centre, product, stage or account",
        "portal costs showback --by costCentre", "portal costs showback --month 2026-10 --csv")
    {
        _by.AcceptOnlyFromAmong("team", "owner", "costCentre", "product", "stage", "account");
        Options.Add(_month);
        Options.Add(_by);
    }

    protected override string Path(Call call) => Query.Of("costs/showback", ("month", call.Get(_month)), ("by", call.Get(_by)));

    protected override void Tell(Screen screen, JsonNode view)
    {
        var table = new Table(new(view.Text("by")), new("Environments", IsRight: true), new("Billed", IsRight: true), new("Forecast", IsRight: true), new("Estimate", IsRight: true), new("Month before", IsRight: true));
        foreach (var row in view.Items("items"))
            table.Add(row.Is("isUntagged") ? "(untagged)" : row.Text("key"), row.Text("environments"), Words.Money(row.At("billed")), Words.Money(row.At("forecast")), Words.Money(row.At("estimate", "expected")), Words.Money(row.At("lastMonth")));
        table.Write(screen, "Nothing is billed or estimated in this month.");
    }
}
