using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

/// <summary>Many deployments at once on one node, against the sandbox throttling as AWS does: 20, or 100 with PORTAL_LONG_TESTS=1.</summary>
public sealed class ManyDeploymentsTests
{
    private static readonly int Count = Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1" ? 100 : 20;

    // Between two looks at a stack, as the settings have it; a little less, because the recorder's clock is not the portal's.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(4.8);

    [Fact]
    public async Task All_end_right_none_fails_from_throttling_and_no_stack_is_looked_at_more_than_every_five_seconds()
    {
        // Slow enough that every stack is looked at several times.
        await using var sandbox = await RunningSandbox.StartAsync(speed: 4);
        await sandbox.ControlAsync(HttpMethod.Put, "limits", new { throttling = 1.0 });
        await using var recorder = await CallRecorder.StartAsync(sandbox.Place);
        await using var portal = await RunningPortal.StartAsync(recorder.Place, new Dictionary<string, string> { ["Portal__Deployments__LookEverySeconds"] = "5", ["Portal__Aws__CallsPerSecond"] = "10" });

        var reviews = new List<Answer>();
        var requests = new List<string>();
        for (var i = 0; i < Count; i++) requests.Add((await portal.Engineer.PostAsync("/requests", portal.NoticeBoard(Line.NewName()))).Should(HttpStatusCode.Created).Id);
        foreach (var request in requests)
        {
            var waiting = await UntilAsync(portal, request, "inReview");
            reviews.Add((await portal.Engineer.GetAsync($"/reviews/{waiting["review"]}")).Should(HttpStatusCode.OK));
        }
        foreach (var review in reviews) await portal.ApproveAsync(review);
        foreach (var request in requests) await UntilAsync(portal, request, "done");

        var deployments = (await portal.Engineer.GetAsync("/deployments?limit=200")).Json["items"]!.AsArray();
        deployments.Count.ShouldBe(Count);
        deployments.ShouldAllBe(each => each!["state"]!.GetValue<string>() == "succeeded");
        var looks = recorder.Calls.Where(call => call.Action == "DescribeStackEvents").GroupBy(call => call.Stack).ToList();
        looks.Count.ShouldBe(Count);
        var closest = looks.SelectMany(stack => stack.OrderBy(call => call.At).Zip(stack.OrderBy(call => call.At).Skip(1), (one, next) => next.At - one.At)).Min();
        closest.ShouldBeGreaterThan(BetweenLooks);
        TestContext.Current.SendDiagnosticMessage($"{Count} deployments, {recorder.Calls.Count} calls, {recorder.Calls.Count(call => call.Status == 400)} of them throttled or refused, closest looks {closest.TotalSeconds:0.0} s");
    }

    // Other patience than one request alone needs.
    private static async Task<Answer> UntilAsync(RunningPortal portal, string request, string state)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await portal.Engineer.UntilAsync(request, state);
            }
            catch (TimeoutException) when (tries < 3)
            {
                // It is one of many.
            }
        }
    }
}
