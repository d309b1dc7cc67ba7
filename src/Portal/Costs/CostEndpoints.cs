using Portal.Domain;
using Portal.Domain.Costs;
using Portal.Platform.Api;

namespace Portal.Costs;

internal static class CostEndpoints
{
    public static void MapCosts(this RouteGroupBuilder api)
    {
        var costs = api.MapGroup("/costs").WithTags("Costs");
        costs.MapGet("/portfolio", async (HttpContext context, string? month, ReadPortfolio read, CancellationToken ct) =>
            Month(month, out var asked) is { } wrong ? wrong : Results.Ok(CostJson.Of(await read.RunAsync(asked, ct)))).WithSummary("Every environment of a month (2026-11) on the band, with totals, movers and what is untagged");
        costs.MapGet("/showback", async (string? month, string? by, ReadPortfolio read, CancellationToken ct) =>
            Month(month, out var asked) is { } wrong ? wrong
            : !Enum.TryParse<ShowbackDimension>(by ?? "team", ignoreCase: true, out var dimension) ? Wrong("by", "Costs can't be shown by that.", "Choose team, owner, costCentre, product, stage or account.")
            : Results.Ok(CostJson.Of(await read.ShowbackAsync(asked, dimension, ct)))).WithSummary("A month by team, owner, costCentre, product, stage or account");
        costs.MapGet("/movers", async (string? month, ReadPortfolio read, CancellationToken ct) =>
            Month(month, out var asked) is { } wrong ? wrong : Results.Ok(new { items = (await read.RunAsync(asked, ct)).Movers.Select(CostJson.Of) })).WithSummary("Environments whose month differs most from the one before");
        costs.MapGet("/year", async (string? until, ReadYear read, CancellationToken ct) =>
            Month(until, out var asked) is { } wrong ? wrong : Results.Ok(CostJson.Of(await read.RunAsync(asked, ct)))).WithSummary("Thirteen months, environment by environment");
        costs.MapPost("/tag/activate", async (HttpContext context, Billed.ActivateCostTag activate, CancellationToken ct) =>
            ProblemAnswer.From(await activate.RunAsync(context.Actor(), ct), status => Results.Ok(new { key = CostTags.Key, status }))).WithSummary("Activate the portal's tag as a cost-allocation tag of the paying account; it counts within a day");
        api.MapGet("/environments/{id}/costs", async (string id, string? month, ReadEnvironmentCost read, CancellationToken ct) =>
            Month(month, out var asked) is { } wrong ? wrong : ProblemAnswer.From(await read.RunAsync(id, asked, ct), view => Results.Ok(CostJson.Of(view)))).WithTags("Costs").WithSummary("One environment's costs: by day, by service, over the months, beside its estimate");
    }

    private static IResult? Month(string? text, out DateOnly? month)
    {
        month = Months.Parse(text);
        return text is null || month is not null ? null : Wrong("month", $"'{text}' is no month.", "Write it as 2026-11.");
    }

    private static IResult Wrong(string field, string message, string fix) => ProblemAnswer.From(new Outcome<bool>.Invalid([new Problem(field, "allowedValues", message, fix)]), _ => Results.Empty);
}
