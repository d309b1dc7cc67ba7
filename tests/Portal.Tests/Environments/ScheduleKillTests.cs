using System.Net;
using System.Text;
using System.Text.Json;
using Portal.Tests.Harness;

namespace Portal.Tests.Environments;

/// <summary>A stop and a start whose portal is killed in their middle.</summary>
public sealed class ScheduleKillTests
{
    // A database takes about three seconds to stop and five to start: time enough to be killed in.
    private const double Speed = 80;

    [Fact]
    public async Task A_portal_killed_while_it_stops_and_while_it_starts_goes_on_and_asks_nothing_twice()
    {
        await using var sandbox = await RunningSandbox.StartAsync(Speed);
        await using var calls = await CallRecorder.StartAsync(sandbox.Place);
        await using var portal = await RunningPortal.StartAsync(calls.Place);
        var id = await StandAsync(sandbox, portal);
        var away = TimeProvider.System.GetUtcNow().AddDays(3).DayOfWeek.ToString().ToLowerInvariant();
        var hours = JsonSerializer.Serialize(new { zone = "UTC", days = new[] { new { day = away, from = "08:00", to = "10:00" } } });
        (await portal.Engineer.SendAsync(HttpMethod.Put, $"/environments/{id}/schedule", new StringContent(hours, Encoding.UTF8, "application/json"))).Should(HttpStatusCode.OK);

        await Patience.UntilAsync(() => Task.FromResult(Count("UpdateAutoScalingGroup") == 1), () => portal.Log);
        await AgainAsync(portal);
        await Patience.UntilAsync(() => Task.FromResult(Count("StopDBInstance") == 1), () => portal.Log);
        await AgainAsync(portal);
        await UntilAsync(portal, id, "stopped");
        (Count("UpdateAutoScalingGroup"), Count("StopDBInstance")).ShouldBe((1, 1));

        (await portal.Engineer.PostAsync($"/environments/{id}/schedule/start", new { })).Should(HttpStatusCode.OK);
        await Patience.UntilAsync(() => Task.FromResult(Count("StartDBInstance") == 1), () => portal.Log);
        await AgainAsync(portal);
        await UntilAsync(portal, id, "running");
        (Count("UpdateAutoScalingGroup"), Count("StartDBInstance")).ShouldBe((2, 1));
        (await portal.Engineer.GetAsync($"/environments/{id}/schedule")).Json["steps"]!.AsArray().Select(step => $"{step!["action"]} {step["state"]}").ShouldBe(["startDatabase done", "restoreGroup done"]);

        int Count(string action) => calls.Calls.Count(call => call.Action == action && call.Status == 200);
    }

    private static async Task AgainAsync(RunningPortal portal)
    {
        await portal.KillAsync();
        await portal.StartAsync();
    }

    private static async Task<string> StandAsync(RunningSandbox sandbox, RunningPortal portal)
    {
        await sandbox.ControlAsync(HttpMethod.Put, "speed", new { speed = 1000 });
        var done = await portal.CarryOutAsync(portal.Engineer, portal.SmallThreeTier(Line.NewName()));
        var environment = await portal.Engineer.EnvironmentAsync(done["environment"], "ready", done["deployment"]);
        await sandbox.ControlAsync(HttpMethod.Put, "speed", new { speed = Speed });
        return environment.Id;
    }

    private static async Task UntilAsync(RunningPortal portal, string id, string power)
    {
        Answer? seen = null;
        await Patience.UntilAsync(async () => (seen = await portal.Engineer.GetAsync($"/environments/{id}/schedule"))["power"] == power, () => seen?.Text ?? "");
    }
}
