using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>How fast simulated time runs, and jumps ahead.</summary>
internal static class ClockControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/clock", Show);
        control.MapPut("/speed", (SpeedBody body, SimulatedClock clock) =>
        {
            if (body.Speed is not (>= 0.01 and <= 100_000)) return Results.Json(new { message = "speed must be a number from 0.01 to 100000" }, statusCode: 422);
            clock.SetSpeed(body.Speed);
            return Show(clock);
        });
        control.MapPost("/clock/advance", (AdvanceBody body, SimulatedClock clock, World world) =>
        {
            if (body.Seconds is not (> 0 and <= 100 * 86_400.0)) return Results.Json(new { message = "seconds must be above 0 and at most 8640000" }, statusCode: 422);
            clock.Advance(TimeSpan.FromSeconds(body.Seconds));
            foreach (var region in world.Regions) region.Tick(persist: true);
            return Show(clock);
        });
    }

    private static IResult Show(SimulatedClock clock) => Results.Json(new { speed = clock.Speed, simulatedSeconds = clock.Now / 1000.0 });

    private sealed record SpeedBody(double Speed);

    private sealed record AdvanceBody(double Seconds);
}
