using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>Databases that take longer than usual for everything, which only measured values tell.</summary>
internal static class SlowControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapPost("/databases/slow", SlowAsync);
        control.MapDelete("/databases/slow", async (string? account, string? region, World world) =>
        {
            var target = new Target(account, region).In(world);
            return Results.Json(new { ended = await target.ChangeAsync(now => Disturbances.End(target, target.Clock.ShownAt(now), one => one.Kind == DisturbanceKind.DatabaseSlow)) });
        });
    }

    private static async Task<IResult> SlowAsync(SlowBody body, World world)
    {
        if (new Problems()
                .When(body.Id is null && body.Stack is null, "Give id, or stack by name or id.")
                .When(body.Factor is null or < 1 or > 10_000, "factor must be a number from 1 to 10000: 80 is eighty times as long as usual.")
                .When(body.Minutes is <= 0 or > 525_600, "minutes must be above 0 and at most 525600, or left out for a slowness that lasts.")
                .When(body.Ago is < 0 or > 525_600, "ago must be from 0 to 525600 minutes.").Answer() is { } problems) return problems;
        var region = new Target(body.Account, body.Region).In(world);
        return await region.ChangeAsync(now =>
        {
            var found = Past.Now(region, Databases.Type).Where(each => each.PhysicalId == body.Id || each.StackName == body.Stack || each.StackId == body.Stack).ToList();
            if (found.Count == 0) return Problems.Missing("Nothing of that kind stands there.");
            var at = region.Clock.ShownAt(now);
            var from = at.AddMinutes(-(body.Ago ?? 0));
            foreach (var database in found)
            {
                // The last order stands: what lasts does not multiply.
                Disturbances.End(region, from, one => one.Kind == DisturbanceKind.DatabaseSlow && one.PhysicalId == database.PhysicalId);
                Disturbances.Begin(region, DisturbanceKind.DatabaseSlow, from, body.Minutes is { } minutes ? from.AddMinutes(minutes) : null, one => one with { PhysicalId = database.PhysicalId, StackId = database.StackId, Factor = body.Factor!.Value });
            }
            return Results.Json(new { slow = found.Select(each => each.PhysicalId) }, statusCode: 201);
        });
    }

    private sealed record SlowBody(string? Account, string? Region, string? Id, string? Stack, double? Factor, double? Minutes, double? Ago);
}
