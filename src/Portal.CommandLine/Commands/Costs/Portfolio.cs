using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands.Costs;

/// <summary>Every environment of a month on the band.</summary>
internal sealed class Portfolio : CostCommand
{
    private readonly Option<string?> _month = Month();

    public Portfolio() : base("portfolio", "Every environment of a month, with what it ends at and where that is on its band",
        "portal costs portfolio", "portal costs portfolio --month 2026-10 --csv > october.csv") => Options.Add(_month);

    protected override string Path(Call call) => Query.Of("costs/portfolio", ("month", call.Get(_month)));

    protected override void Tell(Screen screen, JsonNode view)
    {
        var table = new Table(new("Name"), new("Team"), new("Stage"), new("Billed", IsRight: true), new("At end", IsRight: true), new("Estimate", IsRight: true), new("Month before", IsRight: true), new("Standing", IsState: true));
        foreach (var row in view.Items("items"))
            table.Add(row.Text("name"), row.Text("team"), row.Text("stage"), Words.Money(row.At("billed")), Words.Money(row.At("atEnd")), Words.Money(row.At("estimate", "expected")), Words.Money(row.At("lastMonth")), row.Text("standing"));
        table.Add("all", "", "", Words.Money(view.At("totals", "billed")), Words.Money(view.At("totals", "forecast")), Words.Money(view.At("totals", "estimate", "expected")), Words.Money(view.At("totals", "lastMonth")), "");
        table.Write(screen, "");
        if (view.At("totals", "untaggedShare") is { } share) screen.Line($"Untagged: {Words.Money(view.At("totals", "untagged"))}, {Words.Per(share)} of what is billed.");
    }
}
