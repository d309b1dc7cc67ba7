using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

public sealed class EventTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task Events_are_read_from_a_cursor_on()
    {
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        var path = $"/deployments/{done["deployment"]}/events";
        var whole = (await Engineer.GetAsync(path)).Should(HttpStatusCode.OK).Json;
        var all = whole["items"]!.AsArray().Select(each => each!["sequence"]!.GetValue<long>()).ToList();
        all.ShouldBe(all.Order());
        all.Count.ShouldBeGreaterThan(5);
        whole["next"]!.GetValue<long>().ShouldBe(all[^1]);

        var rest = (await Engineer.GetAsync($"{path}?after={all[2]}")).Json;
        rest["items"]!.AsArray().Select(each => each!["sequence"]!.GetValue<long>()).ShouldBe(all.Skip(3));
        var none = (await Engineer.GetAsync($"{path}?after={all[^1]}")).Json;
        (none["items"]!.AsArray().Count, none["next"]!.GetValue<long>()).ShouldBe((0, all[^1]));
    }

    [Fact]
    public async Task Events_are_what_CloudFormation_said_word_for_word()
    {
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        var deployment = await Engineer.GetAsync($"/deployments/{done["deployment"]}");
        var said = (await Portal.Aws.EventsAsync(deployment.Json["stack"]!["id"]!.GetValue<string>(), TestContext.Current.CancellationToken))
            .Where(each => each.ClientRequestToken == deployment["token"]).ToList();
        var kept = await Engineer.EventsAsync(done["deployment"]);
        kept.Select(each => $"{each["eventId"]} {each["logicalId"]} {each["status"]}").ShouldBe(said.Select(each => $"{each.EventId} {each.LogicalResourceId} {each.ResourceStatus}"));
    }

    [Fact]
    public async Task A_stream_tells_what_stands_and_what_comes_and_that_it_is_over()
    {
        var review = await Engineer.ReviewOfAsync(Portal.NoticeBoard(Line.NewName()));
        (await Portal.Platform.DecideAsync(review, "approve")).Should(HttpStatusCode.OK);
        var deployment = "";
        await Patience.UntilAsync(async () => (deployment = (await Engineer.GetAsync($"/requests/{review["request"]}"))["deployment"]).Length > 0, () => "No deployment began.");

        var (ids, ended) = (new List<string>(), false);
        await foreach (var line in Engineer.LinesAsync($"/deployments/{deployment}/events", "text/event-stream"))
        {
            if (line.StartsWith("data: {\"sequence\"")) ids.Add(JsonNode.Parse(line["data: ".Length..])!["eventId"]!.GetValue<string>());
            ended |= line == "event: over";
        }
        ended.ShouldBeTrue();
        ids.ShouldBe((await Engineer.EventsAsync(deployment)).Select(each => each["eventId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_stream_goes_on_where_it_broke_off()
    {
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        var third = (await Engineer.EventsAsync(done["deployment"]))[2]["sequence"]!.GetValue<long>();
        var ids = new List<long>();
        await foreach (var line in Engineer.LinesAsync($"/deployments/{done["deployment"]}/events?after={third}", "text/event-stream"))
            if (line.StartsWith("id: ")) ids.Add(long.Parse(line["id: ".Length..]));
        ids[0].ShouldBeGreaterThan(third);
        ids.Count.ShouldBe((await Engineer.EventsAsync(done["deployment"])).Count - 3);
    }
}
