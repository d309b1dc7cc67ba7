using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>Makes stack events appear later than they happened, as they do on a bad day.</summary>
internal static class LagControl
{
    public static void Map(RouteGroupBuilder control) => control.MapPut("/event-lag", async (LagBody body, World world) =>
    {
        if (new Problems().When(body.Seconds is null or < 0 or > 86_400, "seconds must be a number from 0 to 86400; 0 ends the lag.").Answer() is { } problems) return problems;
        var region = new Target(body.Account, body.Region).In(world);
        return await region.ChangeAsync(_ =>
        {
            region.Facts.EventLagSeconds = body.Seconds!.Value;
            region.TouchFacts();
            return Results.NoContent();
        });
    });

    private sealed record LagBody(string? Account, string? Region, double? Seconds);
}
