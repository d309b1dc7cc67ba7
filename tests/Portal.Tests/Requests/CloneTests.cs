using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests;

public sealed class CloneTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task A_clone_of_an_environment_has_its_values_and_a_name_and_secrets_of_its_own()
    {
        var name = Line.NewName();
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(name).With("inputs", new Dictionary<string, string>
        {
            ["WebHook"] = "https://hooks.example.com/T0/kept-secret",
            ["KeepSeconds"] = "120",
            ["BoardTitle"] = "Shop board",
        }));
        await Engineer.EnvironmentAsync(done["environment"], "ready");

        var clone = (await Engineer.PostAsync($"/environments/{done["environment"]}/clone")).Should(HttpStatusCode.Created);

        (clone["state"], clone["kind"], clone["name"], clone["product"], clone["version"], clone["region"]).ShouldBe(("draft", "create", $"{name}-2", "notice-board", done["version"], done["region"]));
        clone["environment"].ShouldNotBe(done["environment"]);
        Inputs(clone).ShouldBe(new Dictionary<string, string> { ["KeepSeconds"] = "120", ["BoardTitle"] = "Shop board" }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_clone_of_a_request_keeps_preset_inputs_and_assumptions()
    {
        var sent = (await Engineer.PostAsync("/requests", Portal.ThreeTier(Line.NewName())
            .With("draft", true).With("inputs", new Dictionary<string, string> { ["DbBackupDays"] = "21", ["VpcCidr"] = "10.60.0.0/16" })
            .With("assumptions", new Dictionary<string, string> { ["edgeTransferGb"] = "750" }))).Should(HttpStatusCode.Created);

        var clone = (await Engineer.PostAsync($"/requests/{sent.Id}/clone")).Should(HttpStatusCode.Created);

        (clone["preset"], clone["stage"], clone["costCentre"], clone["note"]).ShouldBe(("production-app", "production", "CC-4110", $"Clone of {sent["name"]}."));
        Inputs(clone).ShouldBe(new Dictionary<string, string> { ["DbBackupDays"] = "21", ["VpcCidr"] = "10.60.0.0/16" }, ignoreOrder: true);
        clone.Json["assumptions"]!["edgeTransferGb"]!.GetValue<string>().ShouldBe("750");
    }

    [Fact]
    public async Task Another_teams_requests_and_environments_are_not_cloned()
    {
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        await Engineer.EnvironmentAsync(done["environment"], "ready");

        (await Portal.OtherEngineer.PostAsync($"/requests/{done.Id}/clone")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await Portal.OtherEngineer.PostAsync($"/environments/{done["environment"]}/clone")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await Portal.CostReviewer.PostAsync($"/requests/{done.Id}/clone")).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task A_request_that_was_sent_back_is_sent_again_with_its_inputs()
    {
        var body = Portal.NoticeBoard(Line.NewName()).With("inputs", new Dictionary<string, string> { ["WebHook"] = "https://hooks.example.com/T0/any-token", ["KeepSeconds"] = "300" });
        var review = await Engineer.ReviewOfAsync(body);
        (await Portal.Platform.DecideAsync(review, "sendBack", "Keep them for less long.")).Should(HttpStatusCode.OK);
        var before = await Engineer.UntilAsync(review["request"], "sentBack");

        (await Engineer.PostAsync($"/requests/{before.Id}/reopen")).Should(HttpStatusCode.OK);
        var again = (await Engineer.PostAsync($"/requests/{before.Id}/submit")).Should(HttpStatusCode.OK);

        Inputs(again).ShouldBe(Inputs(before), ignoreOrder: true);
        again["revision"].ShouldBe("2");
        await Engineer.UntilAsync(before.Id, "inReview");
        (await Engineer.PostAsync($"/requests/{before.Id}/withdraw")).Should(HttpStatusCode.OK);
    }

    private static Dictionary<string, string> Inputs(Answer request) =>
        request.Json["inputs"]!.AsObject().ToDictionary(input => input.Key, input => input.Value!.GetValue<string>());
}
