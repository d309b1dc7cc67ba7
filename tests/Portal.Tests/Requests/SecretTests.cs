using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests;

public sealed class SecretTests(SharedPortal shared) : ApiTests(shared)
{
    private static readonly string[] Lists = ["/products", "/requests?limit=200", "/reviews?limit=200", "/deployments?limit=200", "/environments?limit=200"];

    [Fact]
    public async Task A_value_that_is_not_to_be_shown_reaches_CloudFormation_and_nobody_else()
    {
        var (first, second) = (NewSecret(), NewSecret());
        var body = Portal.NoticeBoard(Line.NewName());
        body["inputs"] = new Dictionary<string, string> { ["WebHook"] = $"https://hooks.example.com/{first}" };
        var done = await Portal.CarryOutAsync(Engineer, body);
        await Engineer.EnvironmentAsync(done["environment"], "ready");
        (await Engineer.GetAsync($"/requests/{done.Id}")).Json["inputs"]!["WebHook"]!.GetValue<string>().ShouldBe("••••••••");

        var change = await Engineer.ReviewOfAsync(new { kind = "change", environment = done["environment"], inputs = new Dictionary<string, string> { ["WebHook"] = $"https://hooks.example.com/{second}" } });
        change.Json["changes"]!.AsArray().Select(each => each!["logicalId"]!.GetValue<string>()).ShouldBe(["Notices"]);
        await Portal.ApproveAsync(change);
        await Engineer.UntilAsync(change["request"], "done");

        foreach (var caller in new[] { Engineer, Portal.Platform })
        {
            foreach (var list in Lists) await caller.GetAsync(list);
            foreach (var path in new[] { $"/requests/{done.Id}", $"/requests/{change["request"]}", $"/reviews/{change.Id}", $"/environments/{done["environment"]}", $"/environments/{done["environment"]}/outputs", $"/environments/{done["environment"]}/resources", $"/deployments/{done["deployment"]}", $"/deployments/{done["deployment"]}/events" })
                (await caller.GetAsync(path)).Should(HttpStatusCode.OK);
        }
        var pages = new List<string>();
        using var reader = await SignedIn.AsAsync(Portal, "mara.lindqvist");
        foreach (var path in new[] { "/", "/requests", $"/requests/{done.Id}", $"/requests/{change["request"]}", $"/reviews/{change.Id}", $"/deployments/{done["deployment"]}", "/environments", $"/environments/{change["name"]}", "/catalogue/notice-board" })
            pages.Add(await reader.PageAsync(path));
        pages[3].ShouldContain(change["name"]);

        var everything = await Everything.InAsync(await Portal.DatabaseAsync());
        everything.ShouldContain(change["request"]);
        foreach (var secret in new[] { first, second })
        {
            everything.ShouldNotContain(secret);
            Portal.Log.ShouldNotContain(secret);
            pages.ShouldAllBe(page => !page.Contains(secret, StringComparison.Ordinal));
            Portal.Answers.ShouldAllBe(answer => !answer.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_masked_value_sent_back_keeps_the_secret_that_stood_there()
    {
        var secret = NewSecret();
        var body = Portal.NoticeBoard(Line.NewName());
        (body["draft"], body["inputs"]) = (true, new Dictionary<string, string> { ["WebHook"] = $"https://hooks.example.com/{secret}" });
        var draft = (await Engineer.PostAsync("/requests", body)).Should(HttpStatusCode.Created);
        var masked = draft.Json["inputs"]!["WebHook"]!.GetValue<string>();
        (await Engineer.PatchAsync($"/requests/{draft.Id}", new { inputs = new Dictionary<string, string> { ["WebHook"] = masked } })).Should(HttpStatusCode.OK);
        (await Engineer.PostAsync($"/requests/{draft.Id}/submit")).Should(HttpStatusCode.OK);
        await Engineer.UntilAsync(draft.Id, "inReview");
        (await Engineer.PostAsync($"/requests/{draft.Id}/withdraw")).Should(HttpStatusCode.OK);
        Portal.Answers.ShouldAllBe(answer => !answer.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_keeps_the_secret_it_does_not_name()
    {
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        await Engineer.EnvironmentAsync(done["environment"], "ready");
        var change = await Engineer.ReviewOfAsync(new { kind = "change", environment = done["environment"], inputs = new Dictionary<string, string> { ["WebHook"] = "••••••••", ["KeepSeconds"] = "90000" } });
        change.Json["changes"]!.AsArray().Select(each => each!["logicalId"]!.GetValue<string>()).ShouldBe(["Unread"]);
        (await Engineer.PostAsync($"/requests/{change["request"]}/withdraw")).Should(HttpStatusCode.OK);
    }

    private static string NewSecret() => $"T0/{Guid.NewGuid():N}";
}
