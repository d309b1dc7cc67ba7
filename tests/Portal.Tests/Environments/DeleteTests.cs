using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.Environments;

/// <summary>Deletes as scripts ask for them, against the sandbox: protections, buckets both ways, and what could not be deleted.</summary>
public sealed class DeleteTests(OwnPortal own) : IClassFixture<OwnPortal>
{
    private readonly RunningSandbox _sandbox = own.Sandbox;
    private readonly RunningPortal _portal = own.Portal;

    [Fact]
    public async Task A_bucket_that_was_not_chosen_stops_the_delete_and_can_then_be_left_behind()
    {
        var environment = await BoardAsync();
        await FillAsync(environment, 2);
        var stopped = await DeleteAsync(environment, new { }, "failed");

        var failed = await _portal.Engineer.EnvironmentAsync(environment.Id, "failed", stopped["deployment"]);
        failed["stateReason"].ShouldContain("not empty");
        var plan = await PlanAsync(environment, "?retain=Files");
        plan["stuck"]!.AsArray().Select(each => each!["logicalId"]!.GetValue<string>()).ShouldBe(["Files"]);
        plan["kept"]!.AsArray().Select(each => each!["logicalId"]!.GetValue<string>()).ShouldBe(["Files"]);

        await DeleteAsync(environment, new { retain = new[] { "Files" } }, "done");
        await _portal.Engineer.EnvironmentAsync(environment.Id, "deleted");
        (await CountAsync(environment)).ShouldBe(2);
    }

    [Fact]
    public async Task A_bucket_that_was_chosen_is_emptied_page_by_page_before_the_stack_goes()
    {
        var environment = await BoardAsync();
        await FillAsync(environment, 1100);
        (await PlanAsync(environment, ""))["emptiable"]!.AsArray().Select(each => each!.GetValue<string>()).ShouldBe(["Files"]);
        var done = await DeleteAsync(environment, new { emptyBuckets = new[] { "Files" } }, "done");

        var pages = await AuditAsync(environment, "deployment.versionsDeleted");
        pages.Select(detail => detail.Split(' ')[0]).ShouldBe(["100", "1000"], ignoreOrder: true);
        (await _portal.Engineer.GetAsync($"/deployments/{done["deployment"]}"))["state"].ShouldBe("succeeded");
        await _portal.Engineer.EnvironmentAsync(environment.Id, "deleted");
    }

    [Fact]
    public async Task Protections_are_lifted_one_by_one_and_each_step_is_in_the_audit()
    {
        var created = await _portal.CarryOutAsync(_portal.Engineer, _portal.ThreeTier(Line.NewName()));
        var environment = await _portal.Engineer.EnvironmentAsync(created["environment"], "ready");
        var steps = (await PlanAsync(environment, ""))["steps"]!.AsArray();
        steps.Select(step => step!["action"]!.GetValue<string>()).ShouldBe(["liftTerminationProtection", "liftLoadBalancerProtection", "liftDatabaseProtection", "deleteStack"], ignoreOrder: true);
        steps[^1]!["text"]!.GetValue<string>().ShouldContain("final snapshot of");

        await DeleteAsync(environment, new { }, "done");
        (await AuditAsync(environment, "deployment.stepDone")).Count(detail => detail.StartsWith("Lift", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task What_can_not_be_chosen_is_said_at_once()
    {
        var environment = await BoardAsync();
        var answer = await _portal.Engineer.PostAsync("/requests", Body(environment, new { emptyBuckets = new[] { "Unread" }, retain = new[] { "Files" } }));
        answer.Status.ShouldBe((int)HttpStatusCode.UnprocessableEntity);
        answer.Json["problems"]!.AsArray().Select(each => each!["field"]!.GetValue<string>()).ShouldBe(["delete.emptyBuckets", "delete.retain"]);
    }

    [Fact]
    public async Task A_portal_killed_while_it_empties_a_bucket_ends_the_same()
    {
        var environment = await BoardAsync();
        await FillAsync(environment, 2100);
        var review = await _portal.Engineer.ReviewOfAsync(Body(environment, new { emptyBuckets = new[] { "Files" } }));
        await _portal.ApproveAsync(review);
        await Patience.UntilAsync(async () => await CountAsync(environment) < 2100, () => _portal.Log);
        await _portal.KillAsync();
        await _portal.StartAsync();
        await _portal.Engineer.UntilAsync(review["request"], "done");
        await _portal.Engineer.EnvironmentAsync(environment.Id, "deleted");
    }

    private async Task<Answer> BoardAsync()
    {
        var done = await _portal.CarryOutAsync(_portal.Engineer, _portal.NoticeBoard(Line.NewName()));
        return await _portal.Engineer.EnvironmentAsync(done["environment"], "ready");
    }

    private static Dictionary<string, object> Body(Answer environment, object choices) =>
        new() { ["kind"] = "delete", ["environment"] = environment.Id, ["delete"] = choices };

    private async Task<Answer> DeleteAsync(Answer environment, object choices, string end)
    {
        var review = await _portal.Engineer.ReviewOfAsync(Body(environment, choices));
        await _portal.ApproveAsync(review);
        return await _portal.Engineer.UntilAsync(review["request"], end);
    }

    private async Task<JsonNode> PlanAsync(Answer environment, string query) =>
        (await _portal.Engineer.GetAsync($"/environments/{environment.Id}/delete-plan{query}")).Should(HttpStatusCode.OK).Json;

    private static string BucketOf(Answer environment) => environment.Json["outputs"]!["BucketName"]!.GetValue<string>();

    private async Task FillAsync(Answer environment, int objects)
    {
        for (var i = 0; i < objects; i++) await _sandbox.ControlAsync(HttpMethod.Put, $"buckets/{BucketOf(environment)}/notice-{i}", "text");
    }

    private async Task<int> CountAsync(Answer environment)
    {
        using var client = _portal.Aws.S3();
        var count = 0;
        string? key = null, version = null;
        while (true)
        {
            Amazon.S3.Model.ListVersionsResponse page;
            try
            {
                page = await client.ListVersionsAsync(new Amazon.S3.Model.ListVersionsRequest { BucketName = BucketOf(environment), KeyMarker = key, VersionIdMarker = version }, TestContext.Current.CancellationToken);
            }
            catch (Amazon.S3.AmazonS3Exception fault) when (fault.ErrorCode == "NoSuchBucket")
            {
                return 0;
            }
            count += page.Versions!.Count;
            if (page.IsTruncated != true) return count;
            (key, version) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
    }

    private async Task<List<string>> AuditAsync(Answer environment, string action)
    {
        await using var connection = await _portal.DatabaseAsync();
        await using var query = new Npgsql.NpgsqlCommand("SELECT detail FROM audit WHERE action = $1 AND environment_id = $2", connection);
        query.Parameters.Add(new() { Value = action });
        query.Parameters.Add(new() { Value = environment.Id });
        var details = new List<string>();
        await using var rows = await query.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) details.Add(rows.GetString(0));
        return details;
    }
}
