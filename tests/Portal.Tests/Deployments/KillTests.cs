using System.Net;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

public sealed class KillTests : IAsyncDisposable
{
    // Slow enough to be killed twice before a three-tier environment stands.
    private const double Speed = 80;

    private RunningSandbox? _sandbox;
    private RunningPortal? _portal;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portal_killed_in_the_middle_carries_on_without_losing_or_repeating_anything()
    {
        _sandbox = await RunningSandbox.StartAsync(Speed);
        var portal = _portal = await RunningPortal.StartAsync(_sandbox.Place);
        var engineer = portal.Engineer;
        var review = await engineer.ReviewOfAsync(portal.ThreeTier(Line.NewName()));
        await portal.ApproveAsync(review);

        // Once right after it was approved, at whatever step it is just then; once while events come in.
        await portal.KillAsync();
        await portal.StartAsync();
        var deployment = "";
        await Patience.UntilAsync(async () =>
        {
            deployment = (await engineer.GetAsync($"/requests/{review["request"]}"))["deployment"];
            return deployment.Length > 0 && (await engineer.EventsAsync(deployment)).Count > 10;
        }, () => portal.Log);
        (await engineer.GetAsync($"/deployments/{deployment}"))["state"].ShouldBe("inProgress");
        await portal.KillAsync();
        await portal.StartAsync();

        await engineer.UntilAsync(review["request"], "done");
        await engineer.EnvironmentAsync(review["environment"], "ready");
        await EventsAreThoseOfTheEndpointAsync(portal, deployment);
        await NothingRanTwiceAsync(portal, review, deployment);
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null) await _portal.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }

    private static async Task EventsAreThoseOfTheEndpointAsync(RunningPortal portal, string deployment)
    {
        var stack = (await portal.Engineer.GetAsync($"/deployments/{deployment}")).Json["stack"]!["id"]!.GetValue<string>();
        var said = await portal.Aws.EventsAsync(stack, Cancellation);
        var ours = said.Where(each => each.ClientRequestToken == $"portal-{deployment}-1").Select(each => each.EventId).ToList();
        var kept = (await portal.Engineer.EventsAsync(deployment)).Select(each => each["eventId"]!.GetValue<string>()).ToList();
        kept.ShouldBe(ours);
        ours.Count.ShouldBeGreaterThan(100);
        // Of the whole stack nothing happened in anybody else's name, but the review that came before.
        said.Where(each => each.ClientRequestToken != $"portal-{deployment}-1").ShouldAllBe(each => each.ResourceStatus!.Value == "REVIEW_IN_PROGRESS");
        said.Count(each => each.ResourceStatus!.Value == "CREATE_IN_PROGRESS" && each.PhysicalResourceId == stack).ShouldBe(1);
    }

    private static async Task NothingRanTwiceAsync(RunningPortal portal, Answer review, string deployment)
    {
        (await portal.Engineer.GetAsync($"/deployments?environment={review["environment"]}")).Json["items"]!.AsArray()
            .Select(each => each!["id"]!.GetValue<string>()).ShouldBe([deployment]);
        var stack = (await portal.Aws.StacksAsync(review["name"], Cancellation)).ShouldHaveSingleItem();
        (stack.StackStatus.Value, stack.EnableTerminationProtection).ShouldBe(("CREATE_COMPLETE", true));
        await using var connection = await portal.DatabaseAsync();
        foreach (var (action, times) in new[] { ("review.opened", 1L), ("deployment.opened", 1L), ("deployment.started", 1L), ("deployment.stepDone", 1L), ("deployment.succeeded", 1L), ("deployment.failed", 0L) })
        {
            await using var count = new NpgsqlCommand("SELECT count(*) FROM audit WHERE action = $1", connection);
            count.Parameters.Add(new() { Value = action });
            (await count.ExecuteScalarAsync(Cancellation)).ShouldBe(times, action);
        }
    }
}
