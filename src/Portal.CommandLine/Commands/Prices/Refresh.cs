using System.CommandLine;
using System.Text.Json.Nodes;
using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands.Prices;

/// <summary>Has the portal compare its price books with AWS's price list.</summary>
internal sealed class Refresh : PortalCommand
{
    private readonly Option<string?> _region = new("--region") { Description = "Only this region; one without a book gets one", HelpName = "REGION" };
    private readonly Option<bool> _write = new("--write") { Description = "Write the new prices into the books of the node that answers" };
    private readonly Option<bool> _force = new("--force") { Description = "Also where a price rose by more than half, or fell by more than half" };

    public Refresh() : base("refresh", "Compare the price books with AWS's price list; for administrators",
        "portal prices refresh", "portal prices refresh --region us-east-1 --write")
    {
        foreach (var option in new Option[] { _region, _write, _force }) Options.Add(option);
    }

    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var api = await call.ApiAsync(ct);
        var refreshed = await api.PostAsync("prices/refresh", new JsonObject { ["region"] = call.Get(_region), ["write"] = call.Get(_write), ["force"] = call.Get(_force) }, ct);
        call.Screen.Show(refreshed, () =>
        {
            foreach (var book in refreshed.Items("items")) Tell(call.Screen, book);
        });
        return refreshed.Items("items").Any(book => book.Text("refusal").Length > 0) ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Tell(Screen screen, JsonNode book)
    {
        var (changed, missing) = (book.Items("changed").ToList(), book.Items("notFound").ToList());
        screen.Line($"{book.Text("region")}: {(book.Is("isNew") ? "no book yet" : $"book of {book.Text("priceDate")}")}; {changed.Count} changed, {book.Text("asBefore")} as before, {missing.Count} not found{(book.Is("written") ? ", written" : "")}");
        if (changed.Count > 0)
        {
            var table = new Table(new("Price"), new("Unit"), new("Old", IsRight: true), new("New", IsRight: true), new("Note"));
            foreach (var line in changed)
                table.Add($"{line.Text("service")} {line.Text("item")}", line.Text("unit"), line.Text("old"), line.Text("new"), line.Is("isImplausible") ? "jumped: look at it" : "");
            table.Write(screen, "");
        }
        foreach (var line in missing) screen.Line($"{line.Text("service")} {line.Text("item")}: {line.Text("reason")}");
        if (book.Text("refusal") is { Length: > 0 } refusal) screen.Note(refusal);
    }
}
