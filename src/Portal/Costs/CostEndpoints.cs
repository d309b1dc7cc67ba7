using Portal.Costs.Billed;
using Portal.Costs.Papers;
using Portal.Domain;
using Portal.Domain.Costs;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;

namespace Portal.Costs;

/// <summary>Costs by the API: JSON, or the table of it as CSV where the caller accepts that first.</summary>
internal static class CostEndpoints
{
    public static void MapCosts(this RouteGroupBuilder api)
    {
        var costs = api.MapGroup("/costs").WithTags("Costs");
        costs.MapGet("/portfolio", PortfolioAsync).WithSummary("Every environment of a month (2026-11) on the band, with totals, movers and what is untagged; CSV too");
        costs.MapGet("/showback", ShowbackAsync).WithSummary("A month by team, owner, costCentre, product, stage or account; CSV too");
        costs.MapGet("/movers", MoversAsync).WithSummary("Environments whose month differs most from the one before; CSV too");
        costs.MapGet("/year", YearAsync).WithSummary("Thirteen months, environment by environment; CSV too");
        costs.MapGet("/variance", VarianceAsync).WithSummary("How wrong estimates were, by product version and line; by product version as CSV");
        costs.MapGet("/forecast-quality", QualityAsync).WithSummary("How forecasts would have done on the months that are over: share inside the interval, median error at mid-month; by day of the month as CSV");
        costs.MapPost("/tag/activate", async (HttpContext context, ActivateCostTag activate, CancellationToken ct) =>
            ProblemAnswer.From(await activate.RunAsync(context.Actor(), ct), status => Results.Ok(new { key = CostTags.Key, status }))).For(TokenScope.Costs).WithSummary("Activate the portal's tag as a cost-allocation tag of the paying account; it counts within a day");
        costs.MapBands();
        costs.MapAnomalies();
        costs.MapAdvice();
        costs.MapLeftovers();
        costs.MapMeetings();
        api.MapGet("/environments/{id}/costs", EnvironmentAsync).WithTags("Costs").WithSummary("One environment's costs: by day, by service, over the months, beside its estimate; one table of it as CSV (table=days, services, estimate or months)");
    }

    private static async Task<IResult> PortfolioAsync(HttpContext context, string? month, ReadPortfolio read, CancellationToken ct)
    {
        if (WrongMonth(month, out var asked) is { } wrong) return wrong;
        var view = await read.RunAsync(context.Actor(), asked, ct);
        return context.Table($"costs-{view.Month.MonthText()}", () => PaperTable.Environments(view.Environments)) ?? Results.Ok(CostJson.Of(view));
    }

    private static async Task<IResult> ShowbackAsync(HttpContext context, string? month, string? by, ReadPortfolio read, CancellationToken ct)
    {
        if (WrongMonth(month, out var asked) is { } wrong) return wrong;
        if (EnumWord.Of<ShowbackDimension>(by ?? "team") is not { } dimension) return WrongDimension();
        var view = ReadPortfolio.Showback(await read.RunAsync(context.Actor(), asked, ct), dimension);
        return context.Table($"showback-{view.Month.MonthText()}", () => PaperTable.Showback("Showback", view.Rows)) ?? Results.Ok(CostJson.Of(view));
    }

    private static async Task<IResult> MoversAsync(HttpContext context, string? month, ReadPortfolio read, CancellationToken ct)
    {
        if (WrongMonth(month, out var asked) is { } wrong) return wrong;
        var view = await read.RunAsync(context.Actor(), asked, ct);
        return context.Table($"movers-{view.Month.MonthText()}", () => PaperTable.Movers(view.Movers)) ?? Results.Ok(new { items = view.Movers.Select(CostJson.Of) });
    }

    private static async Task<IResult> YearAsync(HttpContext context, string? until, ReadYear read, CancellationToken ct)
    {
        if (WrongMonth(until, out var asked) is { } wrong) return wrong;
        var view = await read.RunAsync(context.Actor(), asked, ct);
        return context.Table($"year-{view.Months[^1].MonthText()}", () => PaperTable.Year(view)) ?? Results.Ok(CostJson.Of(view));
    }

    private static async Task<IResult> VarianceAsync(HttpContext context, ReadVariance read, CancellationToken ct)
    {
        var rows = await read.RunAsync(context.Actor(), ct);
        return context.Table("estimates-against-bills", () => PaperTable.Variance(rows)) ?? Results.Ok(new { items = rows.Select(CostJson.Of) });
    }

    private static async Task<IResult> QualityAsync(HttpContext context, ReadForecastQuality read, CancellationToken ct)
    {
        var test = await read.RunAsync(ct);
        return context.Table("forecast-quality", () => CostTables.Quality(test)) ?? Results.Ok(CostJson.Of(test));
    }

    private static async Task<IResult> EnvironmentAsync(HttpContext context, string id, string? month, string? table, ReadEnvironmentCost read, CancellationToken ct)
    {
        if (WrongMonth(month, out var asked) is { } wrong) return wrong;
        Func<EnvironmentCostView, PaperTable>? chosen = table?.ToLowerInvariant() switch
        {
            null or "days" => PaperTable.Days,
            "services" => CostTables.Services,
            "estimate" => CostTables.Estimate,
            "months" => CostTables.History,
            _ => null,
        };
        if (chosen is null) return Wrong("table", "An environment's costs have no such table.", "Choose days, services, estimate or months.");
        return ProblemAnswer.From(await read.RunAsync(context.Actor(), id, asked, ct), view => context.Table($"{view.Row.Name}-{view.Month.MonthText()}", () => chosen(view)) ?? Results.Ok(CostJson.Of(view)));
    }

    internal static IResult? WrongMonth(string? text, out DateOnly? month)
    {
        month = Months.Parse(text);
        return text is null || month is not null ? null : Wrong("month", $"'{text}' is no month.", "Write it as 2026-11.");
    }

    internal static IResult WrongDimension() => Wrong("by", "Costs can't be shown by that.", "Choose team, owner, costCentre, product, stage or account.");

    internal static IResult Wrong(string field, string message, string fix) => ProblemAnswer.From(new Outcome<bool>.Invalid([new Problem(field, "allowedValues", message, fix)]), _ => Results.Empty);
}
