using Portal.Costs.Bands;
using Portal.Costs.Papers;
using Portal.Domain.Catalog;
using Portal.Domain.Costs;
using Portal.Platform.Access.Tokens;
using Portal.Platform.Api;
using Portal.Platform.Api.OpenApi;

namespace Portal.Costs;

public sealed record BandBody(decimal? Floor, decimal? Ceiling, string? Reason);

internal static class BandEndpoints
{
    public static void MapBands(this RouteGroupBuilder costs)
    {
        costs.MapGet("/bands", ListAsync).WithSummary("Bands that are other than the products' own, and why; CSV too");
        costs.MapPut("/bands/{scope}/{subject}", SetAsync).Takes<BandBody>().For(TokenScope.Costs).WithSummary("Set another band, in USD a month, for a product or an environment (by id), with the reason");
        costs.MapDelete("/bands/{scope}/{subject}", async (HttpContext context, string scope, string subject, EditBands edit, CancellationToken ct) =>
            Scope(scope) is not { } known ? Unknown() : ProblemAnswer.From(await edit.ClearAsync(context.Actor(), known, subject, ct), _ => Results.NoContent())).For(TokenScope.Costs).WithSummary("Go back to the usual band");
    }

    private static async Task<IResult> ListAsync(HttpContext context, ReadBands read, CancellationToken ct)
    {
        var bands = await read.OthersAsync(context.Actor(), ct);
        return context.Table("bands", () => CostTables.Bands(bands)) ?? Results.Ok(new { items = bands.Select(Json) });
    }

    private static async Task<IResult> SetAsync(HttpContext context, string scope, string subject, EditBands edit, CancellationToken ct)
    {
        if (Scope(scope) is not { } known) return Unknown();
        var (body, refusal) = await ReadBody.AsAsync<BandBody>(context);
        if (refusal is not null) return refusal;
        if (context.HasStrangeIfMatch()) return ProblemAnswer.NoETag();
        return ProblemAnswer.From(await edit.SetAsync(context.Actor(), known, subject, new CostBand(body!.Floor ?? 0, body.Ceiling ?? 0), body.Reason ?? "", ct, context.IfMatch()), band =>
        {
            context.SetETag(band.Version);
            return Results.Ok(Json(band));
        });
    }

    private static BandScope? Scope(string text) => EnumWord.Of<BandScope>(text);

    private static IResult Unknown() => ProblemAnswer.Of(StatusCodes.Status404NotFound, "notFound", "Bands are of a product or an environment.");

    private static object Json(BandOverride band) => new { band.Scope, band.Subject, floor = Money.Usd(band.Floor), ceiling = Money.Usd(band.Ceiling), band.Reason, by = band.ByName, band.At, etag = $"\"{band.Version}\"" };
}
