using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests;

public sealed class DraftTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task A_draft_may_be_half_done_and_is_found_again()
    {
        var draft = (await Engineer.PostAsync("/requests", new { product = "notice-board", draft = true })).Should(HttpStatusCode.Created);
        draft.Headers["Location"].ShouldBe($"/api/v1/requests/{draft.Id}");
        var read = (await Engineer.GetAsync($"/requests/{draft.Id}")).Should(HttpStatusCode.OK);
        (read["state"], read["name"], read["team"], read.ETag).ShouldBe(("draft", "", "shop", draft.ETag));
    }

    [Fact]
    public async Task Another_team_does_not_even_learn_that_it_exists()
    {
        var draft = await StartAsync();
        var other = Portal.OtherEngineer;
        var unknown = (await other.GetAsync("/requests/req-1")).ShouldRefuse(HttpStatusCode.NotFound, "notFound")["detail"];
        (await other.GetAsync($"/requests/{draft.Id}")).ShouldRefuse(HttpStatusCode.NotFound, "notFound")["detail"].ShouldBe(unknown);
        (await other.PatchAsync($"/requests/{draft.Id}", new { name = "mine" })).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await other.PostAsync($"/requests/{draft.Id}/submit")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await other.PostAsync($"/requests/{draft.Id}/withdraw")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await Portal.Platform.GetAsync($"/requests/{draft.Id}")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_leaves_the_rest()
    {
        var draft = await StartAsync();
        var patched = (await Engineer.PatchAsync($"/requests/{draft.Id}", """
            { "note": "For the shop.", "inputs": { "KeepSeconds": "120", "BoardTitle": "Shop board" } }
            """, ("If-Match", draft.ETag))).Should(HttpStatusCode.OK);
        (patched["name"], patched["note"], patched["stage"]).ShouldBe((draft["name"], "For the shop.", "development"));
        patched.Json["inputs"]!.AsObject().Select(input => input.Key).ShouldBe(["WebHook", "KeepSeconds", "BoardTitle"], ignoreOrder: true);

        var again = (await Engineer.PatchAsync($"/requests/{draft.Id}", """{ "inputs": { "KeepSeconds": null } }""", ("If-Match", patched.ETag))).Should(HttpStatusCode.OK);
        again.Json["inputs"]!.AsObject().Select(input => input.Key).ShouldBe(["WebHook", "BoardTitle"], ignoreOrder: true);
        again["note"].ShouldBe("For the shop.");
    }

    [Fact]
    public async Task A_patch_of_a_version_that_no_longer_stands_is_stale()
    {
        var draft = await StartAsync();
        (await Engineer.PatchAsync($"/requests/{draft.Id}", new { note = "one" }, ("If-Match", draft.ETag))).Should(HttpStatusCode.OK);
        (await Engineer.PatchAsync($"/requests/{draft.Id}", new { note = "two" }, ("If-Match", draft.ETag))).ShouldRefuse(HttpStatusCode.PreconditionFailed, "stale");
        (await Engineer.PatchAsync($"/requests/{draft.Id}", new { note = "two" }, ("If-Match", "\"nonsense\""))).ShouldRefuse(HttpStatusCode.PreconditionFailed, "stale");
        (await Engineer.GetAsync($"/requests/{draft.Id}"))["note"].ShouldBe("one");
    }

    [Fact]
    public async Task Two_patches_of_one_version_in_the_same_moment_do_not_both_win()
    {
        var draft = await StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Engineer.PatchAsync($"/requests/{draft.Id}", new { note = $"note {i}" }, ("If-Match", draft.ETag))));
        answers.Count(answer => answer.Status == 200).ShouldBe(1);
        answers.Where(answer => answer.Status != 200).ShouldAllBe(answer => answer.Status == 409 || answer.Status == 412);
        (await Engineer.GetAsync($"/requests/{draft.Id}"))["note"].ShouldBe(answers.Single(answer => answer.Status == 200)["note"]);
    }

    [Fact]
    public async Task What_is_submitted_is_edited_no_more()
    {
        var draft = await StartAsync();
        (await Engineer.PostAsync($"/requests/{draft.Id}/submit")).Should(HttpStatusCode.OK);
        (await Engineer.PatchAsync($"/requests/{draft.Id}", new { note = "late" })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        (await Engineer.PostAsync($"/requests/{draft.Id}/submit")).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        await Engineer.UntilAsync(draft.Id, "inReview");
        (await Engineer.PostAsync($"/requests/{draft.Id}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_patch_to_a_product_that_does_not_exist_is_refused_and_keeps_the_draft()
    {
        var draft = await StartAsync();
        (await Engineer.PatchAsync($"/requests/{draft.Id}", new { product = "nothing" })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["product allowedValues"]);
        (await Engineer.GetAsync($"/requests/{draft.Id}"))["product"].ShouldBe("notice-board");
    }

    [Fact]
    public async Task A_draft_has_an_end_to_its_size()
    {
        var draft = await StartAsync();
        (await Engineer.PatchAsync($"/requests/{draft.Id}", new { note = new string('n', 250_000) })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
    }

    [Fact]
    public async Task All_pages_of_a_list_hold_every_request_once_newest_first()
    {
        var made = new List<string>();
        for (var i = 0; i < 125; i++) made.Add((await Portal.OtherEngineer.PostAsync("/requests", new { product = "notice-board", name = $"page-{i}", draft = true })).Id);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await Portal.OtherEngineer.GetAsync($"/requests?mine=true&state=draft&limit=40{(cursor is null ? "" : $"&cursor={cursor}")}")).Should(HttpStatusCode.OK).Json;
            page["items"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(40);
            seen.AddRange(page["items"]!.AsArray().Select(request => request!["id"]!.GetValue<string>()));
            cursor = page["nextCursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        seen.Distinct().Count().ShouldBe(seen.Count);
        made.ShouldBeSubsetOf(seen);
        seen.Where(made.Contains).ShouldBe(seen.Where(made.Contains).OrderDescending(StringComparer.Ordinal));
    }

    private async Task<Answer> StartAsync()
    {
        var body = Portal.NoticeBoard(Line.NewName());
        body["draft"] = true;
        return (await Engineer.PostAsync("/requests", body)).Should(HttpStatusCode.Created);
    }
}
