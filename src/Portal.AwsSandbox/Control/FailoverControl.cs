using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>Fails over a database or a cache, by its id or by its stack, without anybody having asked.</summary>
internal static class FailoverControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapPost("/databases/failover", (FailoverBody body, World world) => FailOverAsync(body, world, Databases.Type, Databases.FailOver));
        control.MapPost("/caches/failover", (FailoverBody body, World world) => FailOverAsync(body, world, Caches.Type, (region, spell, at, _) => Caches.FailOver(region, spell, at)));
    }

    private static async Task<IResult> FailOverAsync(FailoverBody body, World world, string type, Func<Region, Spell, DateTimeOffset, string?, bool> failOver)
    {
        if (new Problems().When(body.Id is null && body.Stack is null, "Give id, or stack by name or id.").Answer() is { } problems) return problems;
        var region = new Target(body.Account, body.Region).In(world);
        return await region.ChangeAsync(now =>
        {
            var found = Past.Now(region, type).Where(each => each.PhysicalId == body.Id || each.StackName == body.Stack || each.StackId == body.Stack).ToList();
            if (found.Count == 0) return Problems.Missing("Nothing of that kind stands there.");
            var at = region.Clock.ShownAt(now);
            var done = found.Where(each => failOver(region, each, at, null)).Select(each => each.PhysicalId).ToList();
            return done.Count > 0 ? Results.Json(new { failedOver = done }, statusCode: 201) : Problems.Missing("It has no standby to go to.");
        });
    }

    private sealed record FailoverBody(string? Account, string? Region, string? Id, string? Stack);
}
