using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands.Costs;

/// <summary>Thirteen months, environment by environment.</summary>
internal sealed class Year : CostCommand
{
    private readonly Option<string?> _until = new("--until") { Description = "The last month, such as 2026-10", HelpName = "MONTH" };

    public Year() : base("year", "Thirteen months, environment by environment", "portal costs year --csv > year.csv") => Options.Add(_until);

    protected override string Path(Call call) => Query.Of("costs/year", ("until", call.Get(_until)));

    protected override void Tell(Screen screen, JsonNode view)
    {
        var table = new Table([new("Name"), .. view.Items("months").Select(month => new Column(month.ToString(), IsRight: true)), new("Total", IsRight: true)]);
        foreach (var row in view.Items("items"))
            table.Add([row.Text("name"), .. Amounts(row.At("billed")), Words.Money(row.At("total"))]);
        table.Add(["all", .. Amounts(view.At("totals")), ""]);
        table.Write(screen, "");
    }

    // A month without a bill is null, and keeps its column.
    private static IEnumerable<string> Amounts(JsonNode? billed) => ((billed as JsonArray) ?? []).Select(Words.Money);
}
