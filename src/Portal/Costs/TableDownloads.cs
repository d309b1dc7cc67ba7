using Portal.Costs.Papers;
using Portal.Domain;
using Portal.Domain.Costs;
using Portal.Platform.Api;

namespace Portal.Costs;

/// <summary>The tables of the pages as CSV, for whom the pages know by the cookie; scripts take the API, which gives the same.</summary>
internal static class TableDownloads
{
    public static void MapTableDownloads(this WebApplication app)
    {
        var tables = app.MapGroup("/costs/export").RequireAuthorization().ExcludeFromDescription();
        tables.MapGet("/portfolio", async (HttpContext context, string? month, ReadPortfolio read, CancellationToken ct) =>
            CostEndpoints.WrongMonth(month, out var asked) ?? await FileAsync(read.RunAsync(context.Actor(), asked, ct), view => $"costs-{view.Month.MonthText()}", view => PaperTable.Environments(view.Environments)));
        tables.MapGet("/movers", async (HttpContext context, string? month, ReadPortfolio read, CancellationToken ct) =>
            CostEndpoints.WrongMonth(month, out var asked) ?? await FileAsync(read.RunAsync(context.Actor(), asked, ct), view => $"movers-{view.Month.MonthText()}", view => PaperTable.Movers(view.Movers)));
        tables.MapGet("/showback", async (HttpContext context, string? month, string? by, ReadPortfolio read, CancellationToken ct) =>
            CostEndpoints.WrongMonth(month, out var asked) ?? (EnumWord.Of<ShowbackDimension>(by ?? "team") is not { } dimension ? CostEndpoints.WrongDimension()
                : await FileAsync(read.RunAsync(context.Actor(), asked, ct), view => $"showback-{view.Month.MonthText()}", view => PaperTable.Showback("Showback", ReadPortfolio.Showback(view, dimension).Rows))));
        tables.MapGet("/year", async (HttpContext context, string? until, ReadYear read, CancellationToken ct) =>
            CostEndpoints.WrongMonth(until, out var asked) ?? await FileAsync(read.RunAsync(context.Actor(), asked, ct), view => $"year-{view.Months[^1].MonthText()}", PaperTable.Year));
        tables.MapGet("/environments/{id}", async (HttpContext context, string id, string? month, ReadEnvironmentCost read, CancellationToken ct) =>
            CostEndpoints.WrongMonth(month, out var asked) ?? ProblemAnswer.From(await read.RunAsync(context.Actor(), id, asked, ct), view => AnswerAsTable.File($"{view.Row.Name}-{view.Month.MonthText()}", PaperTable.Days(view))));
    }

    private static async Task<IResult> FileAsync<T>(Task<T> reading, Func<T, string> name, Func<T, PaperTable> table)
    {
        var view = await reading;
        return AnswerAsTable.File(name(view), table(view));
    }
}
