using System.Net;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

public sealed class ControlTests(TroubledPortal troubled) : IClassFixture<TroubledPortal>, IAsyncLifetime
{
    private RunningPortal Portal => troubled.Portal;

    private Caller Engineer => Portal.Engineer;

    public async ValueTask InitializeAsync() => await troubled.StartAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_create_that_met_a_quota_is_tried_again_and_reviewed_again()
    {
        var name = Line.NewName();
        await troubled.Sandbox.FailAsync(name, "create", "The maximum number of addresses has been reached. (Service: AmazonEC2; Status Code: 400; Error Code: AddressLimitExceeded)", "Unread");
        var review = await Portal.SendAsync(Portal.NoticeBoard(name));
        var failed = await Engineer.DeploymentAsync(review["environment"], "rolledBack");
        (failed["causeKind"], failed.Json["quota"]!["code"]!.GetValue<string>(), failed.Json["cause"]!["logicalId"]!.GetValue<string>()).ShouldBe(("quota", "L-0263D0A3", "Unread"));
        failed.Next().ShouldBe(["raiseQuota", "retryAsIs", "fixAndRetry"]);

        (await Portal.OtherEngineer.PostAsync($"/deployments/{failed.Id}/retry", new { })).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await Engineer.PostAsync($"/deployments/{failed.Id}/retry", new { })).Should(HttpStatusCode.OK);
        // A new stack has another id, so what is approved is another thing.
        var waiting = await Engineer.UntilAsync(review["request"], "inReview");
        waiting["review"].ShouldNotBe(review.Id);
        await Portal.ApproveAsync((await Engineer.GetAsync($"/reviews/{waiting["review"]}")).Should(HttpStatusCode.OK));
        await Engineer.UntilAsync(review["request"], "done");
        (await Engineer.PostAsync($"/deployments/{failed.Id}/retry", new { })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task A_change_that_rolled_back_runs_again_under_the_same_approval_when_nothing_else_changed()
    {
        var (environment, name) = await StandingAsync();
        await troubled.Sandbox.FailAsync(name, "update", "Rate exceeded (Service: Sqs; Status Code: 400; Error Code: Throttling)");
        var review = await Portal.SendChangeAsync(environment, 86400);
        var failed = await Engineer.DeploymentAsync(environment, "rolledBack");
        (failed["causeKind"], failed.Next()[0]).ShouldBe(("throttled", "retryAsIs"));

        (await Engineer.PostAsync($"/deployments/{failed.Id}/retry", new { })).Should(HttpStatusCode.OK);
        var done = await Engineer.UntilAsync(review["request"], "done");
        done["review"].ShouldNotBe(review.Id);
        var carried = (await Engineer.GetAsync($"/reviews/{done["review"]}")).Should(HttpStatusCode.OK);
        (carried["state"], carried["digest"]).ShouldBe(("approved", review["digest"]));
    }

    [Fact]
    public async Task A_rollback_that_failed_is_continued_without_what_can_not_go_back()
    {
        var (environment, name) = await StandingAsync();
        await troubled.Sandbox.FailAsync(name, "update", "Invalid request provided: no such thing", "Unread");
        await troubled.Sandbox.FailAsync(name, "rollback", "Resource handler returned message: \"Internal Failure\"", "Unread");
        var review = await Portal.SendChangeAsync(environment, 43200);
        var stuck = await Engineer.DeploymentAsync(environment, "rollbackFailed");
        stuck.Next().ShouldBe(["continueRollback"]);
        (await Engineer.PostAsync($"/deployments/{stuck.Id}/retry", new { })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        (await Engineer.PostAsync($"/deployments/{stuck.Id}/continue-rollback", new { skip = new[] { "Nothing" } })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["skip allowedValues"]);

        (await Engineer.PostAsync($"/deployments/{stuck.Id}/continue-rollback", new { skip = new[] { "Unread" } })).Should(HttpStatusCode.OK);
        var back = await Engineer.DeploymentAsync(environment, "rolledBack");
        (back.Id, back.Json["cause"]!["message"]!.GetValue<string>()).ShouldBe((stuck.Id, "Invalid request provided: no such thing"));
        await Engineer.EnvironmentAsync(environment, "ready", stuck.Id);
        (await Engineer.GetAsync($"/requests/{review["request"]}"))["state"].ShouldBe("failed");
    }

    [Fact]
    public async Task An_update_is_cancelled_and_put_back()
    {
        var (environment, name) = await StandingAsync();
        await troubled.Sandbox.HangAsync(name, "update");
        await Portal.SendChangeAsync(environment, 7200);
        var running = await Engineer.DeploymentAsync(environment, "inProgress");
        await Patience.UntilAsync(async () => (await Engineer.EventsAsync(running.Id)).Count > 1, () => running.Text);
        (await Portal.OtherEngineer.PostAsync($"/deployments/{running.Id}/cancel", new { })).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await Engineer.PostAsync($"/deployments/{running.Id}/cancel", new { })).Should(HttpStatusCode.OK);
        (await Engineer.PostAsync($"/deployments/{running.Id}/cancel", new { })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        // Let go only once CloudFormation has the cancellation: else the update is through before it.
        await Patience.UntilAsync(async () => (await Engineer.GetAsync($"/deployments/{running.Id}")).Json["cancellation"]?["state"]?.GetValue<string>() == "sent", () => Portal.Log);
        await troubled.Sandbox.ControlAsync(HttpMethod.Delete, "stuck", new { });

        var cancelled = await Engineer.DeploymentAsync(environment, "cancelled");
        (cancelled.Json["stack"]!["status"]!.GetValue<string>(), cancelled.Next()[0]).ShouldBe(("UPDATE_ROLLBACK_COMPLETE", "retryAsIs"));
        await Engineer.EnvironmentAsync(environment, "ready", running.Id);
    }

    [Fact]
    public async Task A_create_is_cancelled_by_deleting_its_stack()
    {
        var name = Line.NewName();
        await troubled.Sandbox.HangAsync(name, "create", "Unread");
        var review = await Portal.SendAsync(Portal.NoticeBoard(name));
        var running = await Engineer.DeploymentAsync(review["environment"], "inProgress");
        await Patience.UntilAsync(async () => (await Engineer.EventsAsync(running.Id)).Count > 1, () => running.Text);
        (await Engineer.PostAsync($"/deployments/{running.Id}/cancel", new { })).Should(HttpStatusCode.OK);
        await Engineer.DeploymentAsync(review["environment"], "cancelled");
        (await Portal.Aws.StacksAsync(name, TestContext.Current.CancellationToken)).ShouldBeEmpty();
        await Engineer.EnvironmentAsync(review["environment"], "deleted");
    }

    [Fact]
    public async Task What_hangs_is_called_stuck_and_goes_on_once_it_is_heard_of()
    {
        var name = Line.NewName();
        await troubled.Sandbox.HangAsync(name, "create", "Unread");
        var review = await Portal.SendAsync(Portal.NoticeBoard(name));
        Answer? seen = null;
        await Patience.UntilAsync(async () => (seen = await Engineer.DeploymentAsync(review["environment"], "inProgress"))["stuckAt"].Length > 0, () => seen?.Text ?? "");
        (await ToldAsync($"/deployments/{seen!.Id}")).ShouldBe([$"Stuck: create {name}"]);
        await troubled.Sandbox.ControlAsync(HttpMethod.Delete, "stuck", new { });
        await Engineer.UntilAsync(review["request"], "done");
        (await Engineer.GetAsync($"/deployments/{seen!.Id}"))["stuckAt"].ShouldBe("");
    }

    [Fact]
    public async Task A_delete_that_failed_leaves_standing_what_is_named_and_deletes_the_rest()
    {
        var (environment, name) = await StandingAsync();
        await troubled.Sandbox.FailAsync(name, "delete", "The bucket you tried to delete is not empty (Service: Amazon S3; Status Code: 409; Error Code: BucketNotEmpty)", "Unread");
        var review = await Portal.SendAsync(new { kind = "delete", environment });
        var failed = await Engineer.DeploymentAsync(environment, "failed");
        (failed["causeKind"], failed.Next()[0]).ShouldBe(("bucketNotEmpty", "retainAndDelete"));
        (await Engineer.PostAsync($"/deployments/{failed.Id}/retain-and-delete", new { retain = Array.Empty<string>() })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["retain required"]);
        (await Engineer.PostAsync($"/deployments/{failed.Id}/retain-and-delete", new { retain = new[] { "Unread" } })).Should(HttpStatusCode.OK);
        await Engineer.UntilAsync(review["request"], "done");
        await Engineer.EnvironmentAsync(environment, "deleted");
    }

    // Titles of what was told of something, oldest first.
    private async Task<IReadOnlyList<string>> ToldAsync(string path)
    {
        await using var connection = await Portal.DatabaseAsync();
        await using var select = new NpgsqlCommand("SELECT array_agg(title ORDER BY at) FROM notification_events WHERE path = $1 AND kind = 'DeploymentStuck'", connection) { Parameters = { new() { Value = path } } };
        return (string[])(await select.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    private async Task<(string Environment, string Name)> StandingAsync()
    {
        var name = Line.NewName();
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(name));
        await Engineer.EnvironmentAsync(done["environment"], "ready");
        return (done["environment"], name);
    }
}
