using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

/// <summary>The line from end to end: asked for, approved by somebody else, built, changed, and deleted again.</summary>
public sealed class LineTests(SharedPortal shared) : ApiTests(shared)
{
    private CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_three_tier_environment_is_built_protected_and_deleted()
    {
        var name = Line.NewName();
        var done = await Portal.CarryOutAsync(Engineer, Portal.ThreeTier(name));
        var deployment = (await Engineer.GetAsync($"/deployments/{done["deployment"]}")).Should(HttpStatusCode.OK);
        (deployment["state"], deployment["requestedBy"], deployment["approvedBy"], deployment["name"]).ShouldBe(("succeeded", "Mara Lindqvist", "Tomás Rey", name));

        var environment = await Engineer.EnvironmentAsync(done["environment"], "ready");
        (environment["name"], environment["team"], environment["stage"], environment["costCentre"]).ShouldBe((name, "shop", "production", "CC-4110"));
        environment.Json["outputs"]!.AsObject().Count.ShouldBeGreaterThan(3);
        var stack = (await Portal.Aws.StacksAsync(name, Cancellation)).ShouldHaveSingleItem();
        (stack.StackStatus.Value, stack.EnableTerminationProtection).ShouldBe(("CREATE_COMPLETE", true));
        (stack.Tags ?? []).Single(tag => tag.Key == "portal:environment-id").Value.ShouldBe(environment.Id);
        (await Engineer.GetAsync($"/environments/{environment.Id}/resources")).Json["items"]!.AsArray().Count.ShouldBeGreaterThan(50);

        var delete = await Engineer.ReviewOfAsync(new { kind = "delete", environment = environment.Id, note = "Not needed any more." });
        delete.Json["plan"]!["steps"]!.AsArray().Select(step => step!["action"]!.GetValue<string>()).ShouldBe(["liftTerminationProtection", "liftDatabaseProtection", "liftLoadBalancerProtection", "deleteStack"]);
        delete.Json["plan"]!["lost"]!.AsArray().Count.ShouldBeGreaterThan(30);
        await Portal.ApproveAsync(delete);
        await Engineer.UntilAsync(delete["request"], "done");
        await Engineer.EnvironmentAsync(environment.Id, "deleted");
        (await Portal.Aws.StacksAsync(name, Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_shows_before_and_after_and_runs()
    {
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        await Engineer.EnvironmentAsync(done["environment"], "ready");

        var change = await Engineer.ReviewOfAsync(new { kind = "change", environment = done["environment"], inputs = new Dictionary<string, string> { ["KeepSeconds"] = "86400" } });
        var queue = change.Json["changes"]!.AsArray().Single()!;
        (queue["logicalId"]!.ToString(), queue["action"]!.ToString(), queue["certainty"]!.ToString()).ShouldBe(("Unread", "Modify", "will"));
        var property = queue["properties"]!.AsArray().First(each => each!["path"]!.ToString().Contains("MessageRetentionPeriod"))!;
        (property["before"]!.ToString(), property["after"]!.ToString()).ShouldBe(("345600", "86400"));

        (await Portal.OtherEngineer.PostAsync("/requests", new { kind = "delete", environment = done["environment"] })).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await Engineer.PostAsync("/requests", new { kind = "delete", environment = done["environment"] })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        await Portal.ApproveAsync(change);
        var changed = await Engineer.UntilAsync(change["request"], "done");
        (await Engineer.EnvironmentAsync(done["environment"], "ready", changed["deployment"])).Json["inputs"]!["KeepSeconds"]!.GetValue<string>().ShouldBe("86400");
    }

    [Fact]
    public async Task What_stands_already_needs_no_review()
    {
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        await Engineer.EnvironmentAsync(done["environment"], "ready");
        var change = (await Engineer.PostAsync("/requests", new { kind = "change", environment = done["environment"] })).Should(HttpStatusCode.Created);
        var ended = await Engineer.UntilAsync(change.Id, "done");
        (ended["review"], ended["reason"]).ShouldBe(("", "Nothing to change: what was asked for stands already."));
    }

    [Fact]
    public async Task A_name_that_stands_or_is_asked_for_is_taken()
    {
        var name = Line.NewName();
        var review = await Engineer.ReviewOfAsync(Portal.NoticeBoard(name));
        (await Portal.OtherEngineer.PostAsync("/requests", Portal.NoticeBoard(name))).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["name taken"]);
        (await Portal.Platform.DecideAsync(review, "approve")).Should(HttpStatusCode.OK);
        await Engineer.UntilAsync(review["request"], "done");
        (await Portal.OtherEngineer.PostAsync("/requests", Portal.NoticeBoard(name))).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["name taken"]);
    }
}
