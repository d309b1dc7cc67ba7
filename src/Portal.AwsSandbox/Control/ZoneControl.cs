using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>
/// A zone that goes dark, and comes back. Instances in it fail their checks and are replaced elsewhere; databases and caches whose
/// primary was there fail over, those whose standby or replica was there go on without.
/// </summary>
internal static class ZoneControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapPost("/zones/lose", LoseAsync);
        control.MapPost("/zones/restore", RestoreAsync);
    }

    private static async Task<IResult> LoseAsync(ZoneBody body, World world)
    {
        var region = new Target(body.Account, body.Region).In(world);
        if (Check(body, region) is { } problems) return problems;
        return await region.ChangeAsync(now =>
        {
            var at = region.Clock.ShownAt(now);
            if (region.Facts.Disturbances.Exists(each => each.Kind == DisturbanceKind.ZoneLost && each.Zone == body.Zone && each.IsAt(at)))
                return Problems.Missing($"{body.Zone} is lost already.");
            // Where each primary is has to be known before the zone counts as lost.
            var databases = Past.Now(region, Databases.Type).Where(each => Databases.At(region, each, at).PrimaryZone == body.Zone).ToList();
            var caches = Past.Now(region, Caches.Type).Where(each => each.Says("AutomaticFailoverEnabled") && Caches.At(region, each, at).Nodes.Any(node => node.IsPrimary && node.Zone == body.Zone)).ToList();
            var lost = Disturbances.Begin(region, DisturbanceKind.ZoneLost, at, null, one => one with { Zone = body.Zone });
            var failedOver = databases.Count(each => Databases.FailOver(region, each, at)) + caches.Count(each => Caches.FailOver(region, each, at));
            return Results.Json(new { lost = lost.Zone, from = lost.From, failedOver }, statusCode: 201);
        });
    }

    private static async Task<IResult> RestoreAsync(ZoneBody body, World world)
    {
        var region = new Target(body.Account, body.Region).In(world);
        if (Check(body, region) is { } problems) return problems;
        return await region.ChangeAsync(now =>
            Disturbances.End(region, region.Clock.ShownAt(now), one => one.Kind == DisturbanceKind.ZoneLost && one.Zone == body.Zone) > 0
                ? Results.NoContent()
                : Problems.Missing($"{body.Zone} is not lost."));
    }

    private static IResult? Check(ZoneBody body, Region region) => new Problems()
        .When(body.Zone is null || !Network.Zones(region.Name).Contains(body.Zone), $"zone must be one of {string.Join(", ", Network.Zones(region.Name))}.").Answer();

    private sealed record ZoneBody(string? Account, string? Region, string? Zone);
}
