using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Reviews;

/// <summary>What is approved and does not begin: frozen, before its window, too late.</summary>
public sealed class HeldApprovalTests(RoutedPortal routed) : IClassFixture<RoutedPortal>
{
    private RunningPortal Portal => routed.Portal;

    [Fact]
    public async Task While_it_is_frozen_nothing_starts_and_everybody_reads_why()
    {
        (await Portal.Engineer.PostAsync("/freezes", new { scope = "everything", reason = "x" })).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await Portal.Platform.PostAsync("/freezes", new { scope = "account", account = "999999999999" })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["account unknown", "reason required"]);
        var freeze = await routed.FreezeAsync(new { scope = "account", account = Portal.Aws.Account, reason = "Quarter end" });

        var review = await routed.ReviewAsync();
        (await Portal.Platform.DecideAsync(review, "approve")).Should(HttpStatusCode.OK)["waitsFor"].ShouldBe(freeze["sentence"]);
        freeze["sentence"].ShouldContain("frozen by Tomás Rey");
        using (var reader = await SignedIn.AsAsync(Portal, "mara.lindqvist")) (await reader.PageAsync($"/requests/{review["request"]}")).ShouldContain("Quarter end");
        (await Portal.Engineer.GetAsync($"/requests/{review["request"]}"))["state"].ShouldBe("approved");

        await routed.LiftAsync(freeze);
        await Portal.Engineer.UntilAsync(review["request"], "done");
        (await routed.AuditOfAsync(freeze.Id)).ShouldContain("freeze.lifted");
        (await Portal.Platform.PostAsync($"/freezes/{freeze.Id}/lift")).ShouldRefuse(HttpStatusCode.Conflict, "conflict")["detail"].ShouldContain("Tomás Rey lifted it");
    }

    [Fact]
    public async Task It_begins_in_its_change_window_and_not_before()
    {
        var review = await routed.ReviewAsync();
        var start = TimeProvider.System.GetUtcNow().AddSeconds(6);
        Task<Answer> Approve(DateTimeOffset from, DateTimeOffset to) => Portal.Platform.PostAsync($"/reviews/{review.Id}/decisions",
            new { decision = "approve", digest = review["digest"], window = new { start = from, end = to } });
        (await Approve(start, start.AddMinutes(-1))).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["window.end range"]);
        (await Approve(start, start.AddDays(30))).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["window.end range"]);
        (await Approve(start, start.AddHours(1))).Should(HttpStatusCode.OK)["waitsFor"].ShouldStartWith("It is approved for a change window");

        var done = await Portal.Engineer.UntilAsync(review["request"], "done");
        var deployment = (await Portal.Engineer.GetAsync($"/deployments/{done["deployment"]}")).Should(HttpStatusCode.OK);
        DateTimeOffset.Parse(deployment["createdAt"]).ShouldBeGreaterThanOrEqualTo(start);
        deployment.Json["window"]!["start"]!.ToString().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_missed_window_goes_back_to_review_with_a_note()
    {
        var review = await routed.ReviewAsync();
        var freeze = await routed.FreezeAsync(new { scope = "account", account = Portal.Aws.Account, reason = "Looked into" });
        var now = TimeProvider.System.GetUtcNow();
        (await Portal.Platform.PostAsync($"/reviews/{review.Id}/decisions", new { decision = "approve", digest = review["digest"], window = new { start = now, end = now.AddSeconds(4) } })).Should(HttpStatusCode.OK);

        var again = await BackInReviewAsync(review);
        again["backInReview"].ShouldStartWith("Back in review: The change window from ");
        (await Portal.Engineer.GetAsync($"/reviews/{review.Id}"))["state"].ShouldBe("lapsed");
        (await routed.AuditOfAsync(review.Id)).ShouldContain("review.lapsed");
        await routed.LiftAsync(freeze);
        (await Portal.Engineer.PostAsync($"/requests/{review["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_approval_that_expired_before_it_began_goes_back_to_review()
    {
        // Fifteen seconds instead of three days.
        await using var portal = await RoutedPortal.StartAsync(Portal.Aws, new Dictionary<string, string> { ["Portal__Reviews__ExpiresAfterHours"] = "0.0042" });
        var review = await portal.Engineer.ReviewOfAsync(portal.NoticeBoard(RoutedPortal.Name("t-")));
        (await portal.Platform.PostAsync("/freezes", new { scope = "everything", reason = "Held" })).Should(HttpStatusCode.Created);
        (await portal.Platform.DecideAsync(review, "approve")).Should(HttpStatusCode.OK);
        var again = await BackInReviewAsync(review, portal);
        again["backInReview"].ShouldBe("Back in review: The approval by Tomás Rey expired before it began.");
    }

    private Task<Answer> BackInReviewAsync(Answer review) => BackInReviewAsync(review, Portal);

    private static async Task<Answer> BackInReviewAsync(Answer review, RunningPortal portal)
    {
        Answer? seen = null;
        await Patience.UntilAsync(async () =>
        {
            seen = (await portal.Engineer.GetAsync($"/requests/{review["request"]}")).Should(HttpStatusCode.OK);
            return seen["state"] == "inReview" && seen["review"] != review.Id;
        }, () => seen?.Text ?? "");
        return (await portal.Engineer.GetAsync($"/reviews/{seen!["review"]}")).Should(HttpStatusCode.OK);
    }
}
