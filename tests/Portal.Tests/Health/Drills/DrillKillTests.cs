using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Health.Drills;

/// <summary>A drill that an approver lets begin, in a portal that is killed in its middle.</summary>
public sealed class DrillKillTests
{
    [Fact]
    public async Task A_portal_killed_while_a_drill_runs_goes_on_and_orders_nothing_twice()
    {
        await using var sandbox = await RunningSandbox.StartAsync(1000);
        await using var calls = await CallRecorder.StartAsync(sandbox.Place);
        await using var portal = await RunningPortal.StartAsync(calls.Place, new Dictionary<string, string>(HealthWorld.Fast) { ["Portal__Aws__Accounts__0__Drills"] = "AfterReview" });
        var name = Line.NewName();
        var done = await portal.CarryOutAsync(portal.Engineer, portal.ThreeTier(name));
        var id = (await portal.Engineer.EnvironmentAsync(done["environment"], "ready")).Id;
        await Patience.UntilAsync(async () => (await portal.Engineer.GetAsync($"/environments/{id}/health"))["state"] == "healthy", () => portal.Log);

        var drill = (await portal.Platform.PostAsync($"/environments/{id}/drills", new { kind = "database", confirm = name, note = "Before the sale" })).Should(HttpStatusCode.Accepted);
        drill["state"].ShouldBe("asked");
        var decision = $"/environments/{id}/drills/{drill.Id}/decision";
        (await portal.Platform.PostAsync(decision, new { decision = "approve", digest = drill["digest"] })).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await portal.Engineer.PostAsync(decision, new { decision = "approve", digest = drill["digest"] })).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await portal.SecondPlatform.PostAsync(decision, new { decision = "approve", digest = "another" })).ShouldRefuse(HttpStatusCode.PreconditionFailed, "stale");
        (await portal.SecondPlatform.PostAsync(decision, new { decision = "approve", digest = drill["digest"] })).Should(HttpStatusCode.OK);

        await Patience.UntilAsync(() => Task.FromResult(Orders() == 1), () => portal.Log);
        await portal.KillAsync();
        await portal.StartAsync();
        await sandbox.ForwardAsync(2);
        Answer? seen = null;
        await Patience.UntilAsync(async () => (seen = await portal.Engineer.GetAsync($"/environments/{id}/drills/{drill.Id}"))["state"] == "recovered", () => seen?.Text ?? "");
        Orders().ShouldBe(1);
        seen!.Json["events"]!.AsArray().Count(one => one!["text"]!.GetValue<string>() == "Multi-AZ instance failover started.").ShouldBe(1);
        seen["decidedByName"].ShouldNotBeEmpty();

        int Orders() => calls.Calls.Count(call => call.Action == "RebootDBInstance");
    }
}
