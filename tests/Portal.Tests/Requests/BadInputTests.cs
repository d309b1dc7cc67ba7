using System.Net;
using Portal.Tests.Harness;

namespace Portal.Tests.Requests;

public sealed class BadInputTests(SharedPortal shared) : ApiTests(shared)
{
    public static TheoryData<string> BadNames =>
    [
        "", "two words", "Capitals", "-starts", "ends-", "9digit", "a", new string('a', 200), "<script>alert(1)</script>", "party🎉", "ünder", "under_score", "a.b", "new\nline", "../../etc",
    ];

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task A_name_that_AWS_would_not_take_is_refused_with_a_way_out(string name)
    {
        var body = Portal.NoticeBoard(name);
        var answer = (await Engineer.PostAsync("/requests", body)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        answer.Problems.ShouldBe([name.Length == 0 ? "name required" : "name pattern"]);
    }

    [Theory]
    [InlineData("MinCapacity", "9", "inputs.MaxCapacity Rule, inputs.MinCapacity Rule")]
    [InlineData("VpcCidr", "10.999.0.0/16", "inputs.VpcCidr Pattern")]
    [InlineData("VpcCidr", "10.1.0.0/16; rm -rf /", "inputs.VpcCidr Pattern")]
    [InlineData("AvailabilityZone2", "us-east-1a", "inputs.AvailabilityZone1 Rule, inputs.AvailabilityZone2 Rule")]
    [InlineData("AvailabilityZone2", "eu-west-1a", "inputs.AvailabilityZone2 NotAllowed")]
    [InlineData("InstanceType", "x9.mega", "inputs.InstanceType NotAllowed")]
    [InlineData("MinCapacity", "three", "inputs.MinCapacity NotANumber")]
    [InlineData("MinCapacity", "", "inputs.MinCapacity NotANumber")]
    [InlineData("EnvironmentId", "env-1", "inputs.EnvironmentId fixed")]
    [InlineData("NoSuchParameter", "1", "inputs.NoSuchParameter unknown")]
    public async Task A_wrong_value_is_named_by_its_field(string parameter, string value, string problems)
    {
        var body = Portal.ThreeTier(Line.NewName());
        body["inputs"] = new Dictionary<string, string> { [parameter] = value };
        if (parameter == "MinCapacity" && value == "9") body["inputs"] = new Dictionary<string, string> { ["MinCapacity"] = "9", ["MaxCapacity"] = "4" };
        string.Join(", ", (await Engineer.PostAsync("/requests", body)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems).ShouldBe(problems);
    }

    [Fact]
    public async Task All_problems_come_at_once_and_what_was_typed_is_not_lost()
    {
        var answer = (await Engineer.PostAsync("/requests", new
        {
            kind = "create",
            product = "three-tier",
            preset = "huge",
            name = "Shop Prod",
            stage = "moon",
            account = "999999999999",
            costCentre = "!",
            note = new string('n', 2001),
            inputs = new Dictionary<string, string> { ["VpcCidr"] = "10.999.0.0/16", ["Colour"] = "red" },
            assumptions = new Dictionary<string, string> { ["meanInstances"] = "many", ["moons"] = "1" },
        })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        answer.Problems.ShouldBe(
            [
                "account allowedValues", "assumptions.meanInstances type", "assumptions.moons unknown", "costCentre pattern", "inputs.Colour unknown",
                "inputs.VpcCidr Pattern", "name pattern", "note length", "preset allowedValues", "stage allowedValues",
            ],
            ignoreOrder: true);

        var draft = (await Engineer.GetAsync(answer.Headers["Location"])).Should(HttpStatusCode.OK);
        (draft["state"], draft["name"], draft["stage"]).ShouldBe(("draft", "Shop Prod", "moon"));
        draft.Json["inputs"]!["VpcCidr"]!.GetValue<string>().ShouldBe("10.999.0.0/16");
    }

    [Fact]
    public async Task A_refused_draft_is_mended_and_sent()
    {
        var body = Portal.NoticeBoard("Not A Name");
        var draft = (await Engineer.PostAsync("/requests", body)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Headers["Location"];
        (await Engineer.PatchAsync(draft, new { name = Line.NewName() })).Should(HttpStatusCode.OK);
        var sent = (await Engineer.PostAsync($"{draft}/submit")).Should(HttpStatusCode.OK);
        await Engineer.UntilAsync(sent.Id, "inReview");
        (await Engineer.PostAsync($"/requests/{sent.Id}/withdraw")).Should(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("'; DROP TABLE requests; --")]
    [InlineData("{{constructor}} ${jndi:ldap://x}")]
    [InlineData("emoji 🎉, right-to-left ‮, and a very lonely ́")]
    public async Task Hostile_text_in_a_note_is_kept_and_given_back_as_it_is(string note)
    {
        var body = Portal.NoticeBoard(Line.NewName());
        (body["note"], body["draft"]) = (note, true);
        var draft = (await Engineer.PostAsync("/requests", body)).Should(HttpStatusCode.Created);
        (await Engineer.GetAsync($"/requests/{draft.Id}")).Should(HttpStatusCode.OK)["note"].ShouldBe(note);
    }

    [Theory]
    [InlineData("""{ "product": "notice-board", "name": "a\u0000b" }""", "name characters")]
    [InlineData("""{ "product": "notice-board", "inputs": { "BoardTitle": "\u0000" } }""", "inputs.BoardTitle characters")]
    [InlineData("""{ "product": "notice-board", "inputs": { "a\u0000": "b" } }""", "inputs characters")]
    public async Task A_character_that_no_database_keeps_is_refused(string body, string problem) =>
        (await Engineer.PostAsync("/requests", body)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe([problem]);

    [Fact]
    public async Task Half_a_character_is_refused() =>
        (await Engineer.PostAsync("/requests", """{ "product": "notice-board", "name": "\ud83d" }""")).ShouldRefuse(HttpStatusCode.BadRequest, "malformed");

    [Theory]
    [InlineData("protected:nonsense", "Pattern")]
    [InlineData("••••••••", "Missing")]
    [InlineData("short", "Pattern")]
    public async Task What_pretends_to_be_an_encrypted_or_masked_value_is_a_value_like_any_other(string value, string code)
    {
        var body = Portal.NoticeBoard(Line.NewName());
        body["inputs"] = new Dictionary<string, string> { ["WebHook"] = value };
        var problems = (await Engineer.PostAsync("/requests", body)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems;
        problems.ShouldAllBe(problem => problem.StartsWith("inputs.WebHook "));
        problems.ShouldContain($"inputs.WebHook {code}");
    }

    [Theory]
    [InlineData("adopt", "kind allowedValues")]
    [InlineData("import", "kind allowedValues")]
    [InlineData("0", "kind allowedValues")]
    [InlineData("change", "environment required")]
    [InlineData("delete", "environment required")]
    public async Task A_kind_of_request_that_can_not_be_is_refused(string kind, string problem) =>
        (await Engineer.PostAsync("/requests", new { kind, product = "notice-board" })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe([problem]);

    [Fact]
    public async Task A_product_that_does_not_exist_is_refused_and_the_others_are_named() =>
        (await Engineer.PostAsync("/requests", new { product = "four-tier" })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid")
            .Json["problems"]![0]!["fix"]!.GetValue<string>().ShouldContain("three-tier");

    [Fact]
    public async Task A_change_of_an_environment_that_does_not_exist_is_not_found() =>
        (await Engineer.PostAsync("/requests", new { kind = "delete", environment = "env-none" })).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
}
