using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests;

/// <summary>What counts towards the limits of a team. The platform team asks for nothing else in these tests.</summary>
public sealed class TeamStandingTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task An_open_request_counts_and_a_draft_or_a_withdrawn_one_does_not()
    {
        var before = await CountAsync();
        (await Portal.Platform.PostAsync("/requests", Portal.NoticeBoard(Line.NewName()).With("draft", true))).Should(HttpStatusCode.Created);
        (await CountAsync()).ShouldBe(before);

        var review = await Portal.Platform.ReviewOfAsync(Portal.NoticeBoard(Line.NewName()));
        (await CountAsync()).ShouldBe(before + 1);

        (await Portal.Platform.PostAsync($"/requests/{review["request"]}/withdraw", new { })).Should(HttpStatusCode.OK);
        (await CountAsync()).ShouldBe(before);
    }

    /// <summary>By a rule of these tests that tells the number.</summary>
    private async Task<int> CountAsync()
    {
        var body = Portal.NoticeBoard("count-board");
        var answer = (await Portal.Platform.PostAsync("/products/notice-board/evaluations",
            new { name = body["name"], stage = body["stage"], account = body["account"], region = body["region"], inputs = body["inputs"] })).Should(HttpStatusCode.OK);
        var sentence = answer.Json["policy"]!["findings"]!.AsArray().Single(finding => finding!["rule"]!.GetValue<string>() == "counted")!["sentence"]!.GetValue<string>();
        return int.Parse(sentence.Split(' ')[0]);
    }
}
