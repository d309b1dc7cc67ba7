using System.Globalization;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Control;

/// <summary>How fast simulated time runs, jumps ahead, and which time is shown.</summary>
internal static class ClockControl
{
    public static void Map(RouteGroupBuilder control)
    {
        control.MapGet("/clock", Show);
        control.MapPut("/clock", Set);
        control.MapPut("/speed", (SpeedBody body, SimulatedClock clock) =>
        {
            if (body.Speed is not (>= 0.01 and <= 100_000)) return Problem("speed must be a number from 0.01 to 100000");
            clock.SetSpeed(body.Speed);
            return Show(clock);
        });
        control.MapPost("/clock/advance", (AdvanceBody body, SimulatedClock clock, World world) =>
        {
            if (body.Seconds is not (> 0 and <= 100 * 86_400.0)) return Problem("seconds must be above 0 and at most 8640000");
            clock.Advance(TimeSpan.FromSeconds(body.Seconds));
            return CatchUp(clock, world);
        });
    }

    private static IResult Set(ClockBody body, SimulatedClock clock, World world)
    {
        if (!DateTimeOffset.TryParse(body.At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return Problem("at must be an ISO 8601 time such as 2025-10-01T08:00:00Z");
        if (at.Year is < 2010 or > 2100) return Problem("at must lie between 2010 and 2100");
        if (at < clock.Shown && !world.IsEmpty)
            return Problem($"at must not lie before the time shown, {Iso(clock.Shown)}: the world holds stacks, and what they went through can't be undone. Reset it first.");
        clock.Show(at);
        return CatchUp(clock, world);
    }

    private static IResult CatchUp(SimulatedClock clock, World world)
    {
        foreach (var region in world.Regions) region.Tick(persist: true);
        return Show(clock);
    }

    private static IResult Show(SimulatedClock clock) =>
        Results.Json(new { speed = clock.Speed, simulatedSeconds = clock.Now / 1000.0, at = Iso(clock.Shown) });

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static IResult Problem(string message) => Results.Json(new { message }, statusCode: 422);

    private sealed record ClockBody(string? At);

    private sealed record SpeedBody(double Speed);

    private sealed record AdvanceBody(double Seconds);
}
