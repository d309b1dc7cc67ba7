using Portal.CommandLine.Api;
using Portal.CommandLine.Calls;
using Portal.CommandLine.Output;

namespace Portal.CommandLine.Commands.Prices;

/// <summary>The price books and their age.</summary>
internal sealed class ListPrices() : PortalCommand("list", "The price books, and how old they are", "portal prices list")
{
    protected override async Task<int> RunAsync(Call call, CancellationToken ct)
    {
        var api = await call.ApiAsync(ct);
        var books = await api.GetAsync("prices", ct);
        call.Screen.Show(books, () =>
        {
            var table = new Table(new("Region"), new("Date"), new("Days", IsRight: true), new("Lines", IsRight: true), new("Note"));
            foreach (var book in books.Items("items"))
                table.Add(book.Text("region"), book.Text("priceDate"), book.Text("days"), book.Text("lines"), book.Is("isTooOld") ? "too old: portal prices refresh" : "");
            table.Write(call.Screen, "There is no price book: nothing is priced.");
        });
        return ExitCode.Done;
    }
}
