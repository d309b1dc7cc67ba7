using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Completion;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands.Costs;

/// <summary>One environment's month.</summary>
internal sealed class EnvironmentCosts : CostCommand
{
    private readonly NamedArgument _environment = new("ENVIRONMENT", "Its name or id", isOptional: false, NamedList.Environments);
    private readonly Option<string?> _month = Month();

    public EnvironmentCosts() : base("environment", "One environment's month, by service, beside its estimate; with --csv by day",
        "portal costs environment shop-prod", "portal costs environment shop-prod --month 2026-10 --csv")
    {
        Arguments.Add(_environment);
        Options.Add(_month);
    }

    protected override string Path(Call call) => Query.Of($"environments/{Query.Part(call.Get(_environment)!)}/costs", ("month", call.Get(_month)));

    protected override void Tell(Screen screen, JsonNode view)
    {
        var row = view.At("environment");
        Table.WriteFacts(screen,
            ("Environment", row.Text("name")),
            ("Month", view.Text("month")),
            ("Billed", Words.Money(row.At("billed"))),
            ("At its end", Words.Money(row.At("atEnd"))),
            ("Estimate", Words.Range(row.At("estimate"))),
            ("Band", $"{Words.Money(row.At("band", "floor"))} – {Words.Money(row.At("band", "ceiling"))}"),
            ("Standing", row.Text("standing")),
            ("Note", row.Text("estimateOnly")));
        screen.Line();
        var table = new Table(new("Service"), new("Billed", IsRight: true), new("Forecast", IsRight: true), new("Estimate", IsRight: true), new("Month before", IsRight: true));
        foreach (var service in view.Items("services"))
            table.Add(service.Text("title"), Words.Money(service.At("billed")), Words.Money(service.At("forecast")), Words.Money(service.At("estimate")), Words.Money(service.At("lastMonth")));
        table.Write(screen, "No service is billed or estimated yet.");
    }
}
