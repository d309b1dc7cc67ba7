using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.Costs;

/// <summary>Costs as scripts see them, where nothing is billed yet.</summary>
public sealed class CostApiTests(SharedPortal shared) : ApiTests(shared)
{
    private static readonly (string, string) AsCsv = ("Accept", "text/csv");

    [Fact]
    public async Task What_is_not_known_is_null_and_never_zero()
    {
        var environment = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        JsonNode? seen = null;
        await Patience.UntilAsync(async () =>
        {
            var answer = await Engineer.GetAsync($"/environments/{environment["environment"]}/costs");
            seen = answer.Status == 200 ? answer.Json : null;
            return seen?["estimate"]!["atRequest"] is not null;
        }, () => Portal.Log);
        var row = seen!["environment"]!;
        (row["billed"], row["lastMonth"]).ShouldBe((null, null));
        row["estimateOnly"]!.GetValue<string>().ShouldEndWith("there is the estimate only.");
        seen["estimate"]!["atRequest"]!["productVersion"]!.GetValue<string>().ShouldNotBeEmpty();
        seen["days"]!.AsArray().ShouldAllBe(day => day!["billed"] == null);
        (row["atEnd"] is null ? row["atEndIs"] is null : row["atEndIs"]!.GetValue<string>() == "estimate").ShouldBeTrue(row.ToJsonString());

        var own = $"/environments/{environment["environment"]}/costs";
        foreach (var (table, begins) in new[] { ("days", "Day,Service,Billed"), ("services", "Service,Billed,Last month,"), ("estimate", "Line,Minimum,Expected,"), ("months", "Month,Billed,Estimate,") })
            (await Engineer.GetAsync($"{own}?table={table}", AsCsv)).Should(HttpStatusCode.OK).Text.ShouldStartWith(begins);
        (await Engineer.GetAsync($"{own}?table=none", AsCsv)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
    }

    [Fact]
    public async Task Lists_are_tables_where_CSV_is_accepted_first()
    {
        var csv = (await Engineer.GetAsync("/costs/portfolio", AsCsv)).Should(HttpStatusCode.OK);
        csv.ContentType.ShouldBe("text/csv");
        csv.Text.ShouldStartWith("Environment,Id,Team,Owner,Cost centre,");
        (await Engineer.GetAsync("/costs/showback?by=costCentre", AsCsv)).Should(HttpStatusCode.OK).Text.ShouldStartWith("Name,Also,Environments,Billed,");
        (await Engineer.GetAsync("/costs/year", AsCsv)).Should(HttpStatusCode.OK).Text.ShouldStartWith("Environment,Team,20");
        foreach (var (path, begins) in new[]
        {
            ("/costs/movers", "Environment,Before,After,"), ("/costs/anomalies", "Environment,Day,"), ("/costs/advice", "Environment,Team,Advice,"), ("/costs/leftovers", "Environment,Id,Team,"), ("/costs/bands", "Scope,Subject,"),
            ("/costs/variance", "Product version,Environments,Months,"), ("/costs/forecast-quality", "Day of the month,Forecasts,"),
        })
            (await Engineer.GetAsync(path, AsCsv)).Should(HttpStatusCode.OK).Text.ShouldStartWith(begins);
        (await Portal.CostReviewer.GetAsync("/costs/reviews", AsCsv)).Should(HttpStatusCode.OK).Text.ShouldStartWith("Month,Id,State,");
        (await Engineer.GetAsync("/costs/leftovers")).Should(HttpStatusCode.OK).Json["items"]!.AsArray().ShouldBeEmpty();
        (await Engineer.GetAsync("/costs/portfolio", ("Accept", "application/json"))).Should(HttpStatusCode.OK).ContentType.ShouldBe("application/json");
        (await Engineer.GetAsync("/costs/portfolio?month=2026-13")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        (await Engineer.GetAsync("/costs/showback?by=colour")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
    }

    [Fact]
    public async Task A_band_of_its_own_is_set_with_a_reason_by_cost_reviewers_and_leaves_a_trace()
    {
        const string path = "/costs/bands/product/static-site";
        (await PutAsync(Engineer, path, """{"floor":0,"ceiling":50,"reason":"Pages only"}""")).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await PutAsync(Portal.CostReviewer, path, """{"floor":-1,"ceiling":-2}""")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["ceiling range", "floor range", "reason required"]);
        (await PutAsync(Portal.CostReviewer, "/costs/bands/product/none-such", """{"floor":0,"ceiling":50,"reason":"Pages only"}""")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await PutAsync(Portal.CostReviewer, path, """{"floor":0,"ceiling":50,"reason":"Pages only"}""")).Should(HttpStatusCode.OK)["by"].ShouldBe("Priya Nair");
        (await Engineer.GetAsync("/costs/bands")).Should(HttpStatusCode.OK).Json["items"]!.AsArray().ShouldContain(band => band!["subject"]!.GetValue<string>() == "static-site");
        (await Portal.CostReviewer.SendAsync(HttpMethod.Delete, path, null)).Should(HttpStatusCode.NoContent);
        (await Portal.CostReviewer.SendAsync(HttpMethod.Delete, path, null)).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await Portal.Platform.GetAsync("/audit?subject=static-site")).Should(HttpStatusCode.OK).Json["items"]!.AsArray().Select(row => row!["action"]!.GetValue<string>()).ShouldBe(["costs.band.cleared", "costs.band.set"]);
    }

    [Fact]
    public async Task A_meeting_is_held_closed_once_and_its_papers_stay_the_same()
    {
        (await Engineer.PostAsync("/costs/reviews", new { })).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await Portal.CostReviewer.PostAsync("/costs/reviews", new { month = "2099-01" })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        var meeting = (await Portal.CostReviewer.PostAsync("/costs/reviews", new { })).Should(HttpStatusCode.Created);
        (await Portal.CostReviewer.PostAsync("/costs/reviews", new { })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        (await Portal.CostReviewer.PostAsync($"/costs/reviews/{meeting.Id}/decisions", new { item = "Mover/none", verdict = "watch", owner = "Mara" })).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await Portal.CostReviewer.GetAsync($"/costs/reviews/{meeting.Id}/pack")).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        (await Portal.CostReviewer.PostAsync($"/costs/reviews/{meeting.Id}/close")).Should(HttpStatusCode.OK)["state"].ShouldBe("closed");
        (await Portal.CostReviewer.PostAsync($"/costs/reviews/{meeting.Id}/close")).ShouldRefuse(HttpStatusCode.Conflict, "conflict");

        var month = meeting["month"];
        (await Portal.CostReviewer.GetAsync($"/costs/reviews/{month}")).Should(HttpStatusCode.OK).Id.ShouldBe(meeting.Id);
        var pack = (await Portal.CostReviewer.GetAsync($"/costs/reviews/{month}/pack")).Should(HttpStatusCode.OK);
        var rows = pack.Json["tables"]!["Environments"]!["rows"]!.AsArray();
        foreach (var format in (string[])["csv", "xlsx", "html"])
        {
            var first = (await Portal.CostReviewer.GetAsync($"/costs/reviews/{month}/pack?format={format}")).Should(HttpStatusCode.OK);
            (await Portal.CostReviewer.GetAsync($"/costs/reviews/{month}/pack?format={format}")).Text.ShouldBe(first.Text);
            if (format == "csv") first.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(rows.Count + 1);
        }
        (await Portal.CostReviewer.GetAsync($"/costs/reviews/{month}/pack", AsCsv)).Should(HttpStatusCode.OK).Text.ShouldBe((await Portal.CostReviewer.GetAsync($"/costs/reviews/{month}/pack?format=csv")).Text);
        (await Portal.CostReviewer.GetAsync($"/costs/reviews/{month}?table=agenda", AsCsv)).Should(HttpStatusCode.OK).Text.ShouldStartWith("Item,Kind,Subject,");
        (await Portal.CostReviewer.GetAsync($"/costs/reviews/{month}", AsCsv)).Should(HttpStatusCode.OK).Text.ShouldStartWith("Subject,Month,Verdict,");
        (await Portal.CostReviewer.GetAsync($"/costs/reviews/{month}?table=none", AsCsv)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        (await Portal.CostReviewer.GetAsync($"/costs/reviews/{month}/pack?format=doc")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
    }

    private static Task<Answer> PutAsync(Caller caller, string path, string body) => caller.SendAsync(HttpMethod.Put, path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
}
