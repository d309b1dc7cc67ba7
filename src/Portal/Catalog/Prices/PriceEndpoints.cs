using System.Globalization;
using Portal.CloudFormation.Pricing;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Catalog.Prices;

/// <param name="Region">Left out: every region that has a book.</param>
/// <param name="Write">Without it nothing is written.</param>
/// <param name="Force">Also where a price rose by more than half, or fell by more than half.</param>
public sealed record RefreshBody(string? Region, bool? Write, bool? Force);

internal static class PriceEndpoints
{
    public static void MapPrices(this RouteGroupBuilder api)
    {
        var prices = api.MapGroup("/prices").WithTags("Products");
        prices.MapGet("", (PriceShelf shelf, TimeProvider clock) => new Page<object>([.. shelf.Books.OrderBy(book => book.Region, StringComparer.Ordinal).Select(book => Json(book, clock.GetUtcNow()))], null))
            .WithSummary("Price books by region: of which day, and whether that is too long ago");
        prices.MapPost("/refresh", RefreshAsync).Takes<RefreshBody>().For(TokenScope.Admin).WithSummary("Compare the price books with AWS's price list and, with write, bring those of the answering node up to date; for administrators");
    }

    private static async Task<IResult> RefreshAsync(HttpContext context, RefreshPriceBooks refresh, CancellationToken ct)
    {
        var (body, refusal) = await ReadBody.AsAsync<RefreshBody>(context);
        return refusal ?? ProblemAnswer.From(await refresh.RunAsync(context.Actor(), body!.Region, body.Write ?? false, body.Force ?? false, ct), books => Results.Ok(new { items = books.Select(Json) }));
    }

    private static object Json(PriceBook book, DateTimeOffset now)
    {
        var age = BookAge.Of(book, now);
        return new { book.Region, book.Currency, book.PriceDate, age.Days, age.IsTooOld, lines = book.Items.Count };
    }

    private static object Json(RefreshedBook book)
    {
        var found = book.Lines.OfType<RefreshedLine.Found>().ToList();
        return new
        {
            book.Region,
            priceDate = book.Before?.PriceDate,
            isNew = book.Before is null,
            written = book.Written is not null,
            book.Refusal,
            book.HasJumped,
            asBefore = found.Count(line => !line.IsChanged),
            changed = found.Where(line => line.IsChanged).Select(line => new { line.Item.Service, line.Item.Item, line.Item.Unit, old = Price(line.Old), @new = Price(line.New), line.Percent, line.IsImplausible }),
            notFound = book.Lines.OfType<RefreshedLine.NotFound>().Select(line => new { line.Item.Service, line.Item.Item, line.Item.Unit, old = Price(line.Old), line.Reason }),
        };
    }

    // Unit prices have more digits than money.
    private static string? Price(decimal? price) => price?.ToString("0.00##########", CultureInfo.InvariantCulture);
}
