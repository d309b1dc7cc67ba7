using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.ChangeSets;

/// <summary>The policies judge once more when the changes are known, and leave a record of it.</summary>
public sealed class JudgementTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task The_route_and_its_reasons_stand_with_the_change_set()
    {
        var review = await Engineer.ReviewOfAsync(Portal.NoticeBoard(Line.NewName()));

        var judgement = await JudgementAsync(review["request"]);
        judgement["verdict"]!["route"]!["needed"]!.AsArray().Single()!.ToJsonString().ShouldBe("""{"group":"platform","rules":["platform-approves"],"approvals":1}""");
        judgement["verdict"]!["route"]!["autoApprovedBy"].ShouldBeNull();
        judgement["changes"]!["change.dataLoss"]!.GetValue<string>().ShouldBe("false");
        judgement["policyHash"]!.GetValue<string>().Length.ShouldBe(64);
    }

    [Fact]
    public async Task What_is_denied_once_the_changes_are_known_ends_there_and_says_why()
    {
        var request = (await Engineer.PostAsync("/requests", Portal.NoticeBoard($"late-{Guid.NewGuid().ToString("N")[..8]}"))).Should(HttpStatusCode.Created);

        var failed = await Engineer.UntilAsync(request.Id, "failed");

        failed["reason"].ShouldBe("Policy known-late 1 denies it: Boards called late- are refused once their changes are known.");
        (await JudgementAsync(request.Id))["verdict"]!["verdict"]!.GetValue<string>().ShouldBe("Deny");
    }

    private async Task<JsonNode> JudgementAsync(string request)
    {
        await using var connection = await Portal.DatabaseAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT judgement FROM change_sets WHERE request_id = $1";
        command.Parameters.AddWithValue(request);
        return JsonNode.Parse((string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull())!;
    }
}
