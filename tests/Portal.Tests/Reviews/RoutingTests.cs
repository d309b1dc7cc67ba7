using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Reviews;

public sealed class RoutingTests(RoutedPortal routed) : IClassFixture<RoutedPortal>
{
    private RunningPortal Portal => routed.Portal;

    [Fact]
    public async Task Two_people_of_a_group_approve_and_the_same_one_does_not_count_twice()
    {
        var review = await routed.ReviewAsync("two-");
        var first = (await Portal.Platform.DecideAsync(review, "approve", "Fine by me.")).Should(HttpStatusCode.OK);
        (first["state"], first.Json["route"]![0]!["given"]!.GetValue<int>()).ShouldBe(("waiting", 1));
        (await Portal.Platform.DecideAsync(review, "approve")).ShouldRefuse(HttpStatusCode.Conflict, "conflict")["detail"].ShouldStartWith("You have approved this already.");
        var second = (await Portal.SecondPlatform.DecideAsync(review, "approve")).Should(HttpStatusCode.OK);
        second["decidedBy"].ShouldBe("Tomás Rey, Aisha Rahman");
        second.Json["decisions"]!.AsArray().Select(made => $"{made!["by"]} {made["group"]} {made["digest"]}").ShouldBe([$"Tomás Rey platform {review["digest"]}", $"Aisha Rahman platform {review["digest"]}"]);
        await Portal.Engineer.UntilAsync(review["request"], "done");
    }

    [Fact]
    public async Task Both_groups_approve_even_in_the_same_moment()
    {
        var review = await routed.ReviewAsync("dear-");
        review.Json["waitsForGroups"]!.AsArray().Select(group => group!.ToString()).ShouldBe(["platform", "cost"], ignoreOrder: true);
        var answers = await Task.WhenAll(Portal.Platform.DecideAsync(review, "approve"), Portal.CostReviewer.DecideAsync(review, "approve"));
        answers.ShouldAllBe(answer => answer.Status == 200);
        await Portal.Engineer.UntilAsync(review["request"], "done");
    }

    [Fact]
    public async Task The_policy_says_when_it_expires()
    {
        var review = await routed.ReviewAsync("two-");
        (DateTimeOffset.Parse(review["expiresAt"]) - DateTimeOffset.Parse(review["openedAt"])).ShouldBe(TimeSpan.FromHours(5));
        (await Portal.Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_rule_approves_by_itself_and_is_named_to_everybody()
    {
        var request = (await Portal.Engineer.PostAsync("/requests", Portal.NoticeBoard(RoutedPortal.Name("auto-")))).Should(HttpStatusCode.Created);
        var done = await Portal.Engineer.UntilAsync(request.Id, "done");
        var review = (await Portal.Engineer.GetAsync($"/reviews/{done["review"]}")).Should(HttpStatusCode.OK);
        (review["state"], review["autoApprovedBy"], review["decidedBy"], review["comment"]).ShouldBe(("approved", "small-boards", "policy rule small-boards", "Small boards need nobody."));
        (await routed.AuditOfAsync(review.Id)).ShouldContain("by policy rule small-boards");
        (await Portal.Engineer.GetAsync($"/deployments/{done["deployment"]}"))["approvedBy"].ShouldBe("policy rule small-boards");
    }

    [Fact]
    public async Task A_stand_in_decides_for_a_member_until_it_ends()
    {
        (await Portal.Engineer.PostAsync("/delegations", new { to = "priya.nair", group = "platform", until = TimeProvider.System.GetUtcNow().AddDays(1) })).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await Portal.Platform.PostAsync("/delegations", new { to = "nobody", group = "cost" })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid")
            .Problems.ShouldBe(["group notAllowed", "to unknown", "until required"]);
        var made = (await Portal.Platform.PostAsync("/delegations", new { to = "priya.nair", group = "platform", until = TimeProvider.System.GetUtcNow().AddDays(1), reason = "On leave." })).Should(HttpStatusCode.Created);

        var (one, other) = (await routed.ReviewAsync(), await routed.ReviewAsync());
        var approved = (await Portal.CostReviewer.DecideAsync(one, "approve")).Should(HttpStatusCode.OK);
        approved["decidedBy"].ShouldBe("Priya Nair for Tomás Rey");
        (await routed.AuditOfAsync(one.Id)).ShouldContain("in the place of Tomás Rey");

        (await Portal.CostReviewer.PostAsync($"/delegations/{made.Id}/end")).Should(HttpStatusCode.OK);
        (await Portal.CostReviewer.DecideAsync(other, "approve")).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await routed.AuditOfAsync(made.Id)).ShouldContain("Priya Nair (priya.nair) decides for Tomás Rey");
        (await Portal.Engineer.PostAsync($"/requests/{other["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Several_safe_reviews_are_approved_at_once_each_for_itself()
    {
        var (one, other, own) = (await routed.ReviewAsync(), await routed.ReviewAsync(), await Portal.Platform.ReviewOfAsync(Portal.NoticeBoard(RoutedPortal.Name("t-"))));
        one["risk"].ShouldBe("safe");
        var answer = (await Portal.Platform.PostAsync("/reviews/decisions", new
        {
            approve = new[] { new { review = one.Id, digest = one["digest"] }, new { review = other.Id, digest = "stale" }, new { review = own.Id, digest = own["digest"] }, new { review = "rev-none", digest = "x" } },
        })).Should(HttpStatusCode.OK);
        answer.Json["items"]!.AsArray().Select(item => item!["approved"]!.GetValue<bool>()).ShouldBe([true, false, false, false]);
        answer.Json["items"]![1]!["why"]!.ToString().ShouldContain("digest");
        answer.Json["items"]![2]!["why"]!.ToString().ShouldStartWith("You asked for this");
        await Portal.Engineer.UntilAsync(one["request"], "done");
        (await Portal.Platform.PostAsync("/reviews/decisions", new { approve = Array.Empty<object>() })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
    }

    [Fact]
    public async Task Comments_on_fields_come_back_with_it()
    {
        var review = await routed.ReviewAsync();
        Task<Answer> Decide(object body) => Portal.Platform.PostAsync($"/reviews/{review.Id}/decisions", body);
        (await Decide(new { decision = "reject", digest = review["digest"], comment = "No.", fields = new { name = "x" } })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["fields notAllowed"]);
        var sent = (await Decide(new { decision = "sendBack", digest = review["digest"], comment = "See the fields.", fields = new Dictionary<string, string> { ["inputs.KeepSeconds"] = "Keep them longer." } })).Should(HttpStatusCode.OK);
        sent.Json["decisions"]![0]!["fields"]!["inputs.KeepSeconds"]!.ToString().ShouldBe("Keep them longer.");
    }

    [Fact]
    public async Task What_loses_data_takes_the_name_of_the_environment()
    {
        var done = await Portal.CarryOutAsync(Portal.Engineer, Portal.NoticeBoard(RoutedPortal.Name("t-")));
        await Portal.Engineer.EnvironmentAsync(done["environment"], "ready");
        var delete = await Portal.Engineer.ReviewOfAsync(new { kind = "delete", environment = done["environment"] });
        delete["mustConfirm"].ShouldBe(delete["name"], delete.Text);
        Task<Answer> Approve(string? confirm) => Portal.Platform.PostAsync($"/reviews/{delete.Id}/decisions", new { decision = "approve", digest = delete["digest"], confirm });
        (await Approve(null)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["confirm required"]);
        (await Approve("another")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["confirm mismatch"]);
        (await Portal.Platform.PostAsync("/reviews/decisions", new { approve = new[] { new { review = delete.Id, digest = delete["digest"] } } })).Json["items"]![0]!["why"]!.ToString().ShouldContain("not without risk");
        (await Approve(delete["name"])).Should(HttpStatusCode.OK)["state"].ShouldBe("approved");
        await Portal.Engineer.UntilAsync(delete["request"], "done");
    }

    [Fact]
    public async Task The_inbox_is_by_risk_then_age_and_shows_what_one_may_decide()
    {
        var done = await Portal.CarryOutAsync(Portal.Engineer, Portal.NoticeBoard(RoutedPortal.Name("t-")));
        await Portal.Engineer.EnvironmentAsync(done["environment"], "ready");
        var (safe, dear) = (await routed.ReviewAsync(), await routed.ReviewAsync("dear-"));
        var delete = await Portal.Engineer.ReviewOfAsync(new { kind = "delete", environment = done["environment"] });

        var ids = await ListAsync(Portal.Platform, "state=waiting&sort=risk");
        ids.Where(id => id == safe.Id || id == dear.Id || id == delete.Id).ShouldBe([delete.Id, safe.Id, dear.Id]);
        (await ListAsync(Portal.CostReviewer, "mine=true")).ShouldBe([dear.Id]);
        (await ListAsync(Portal.Platform, "mine=true&team=ledger")).ShouldBeEmpty();
        (await Portal.Platform.GetAsync("/reviews?sort=colour")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        foreach (var review in new[] { safe, dear, delete }) (await Portal.Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    // Page by page, two at a time: the cursor goes on where the page before ended.
    private static async Task<IReadOnlyList<string>> ListAsync(Caller caller, string query)
    {
        var ids = new List<string>();
        var cursor = "";
        do
        {
            var page = (await caller.GetAsync($"/reviews?{query}&limit=2{cursor}")).Should(HttpStatusCode.OK);
            ids.AddRange(page.Json["items"]!.AsArray().Select(item => item!["id"]!.ToString()));
            cursor = page["nextCursor"] is { Length: > 0 } next ? $"&cursor={Uri.EscapeDataString(next)}" : "";
        }
        while (cursor.Length > 0);
        return ids;
    }
}
