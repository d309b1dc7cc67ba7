using System.Net;
using System.Text;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Api;

/// <summary>What the API answers to calls that are wrong before any use case sees them.</summary>
public sealed class AnswerTests(SharedPortal shared) : ApiTests(shared)
{
    [Theory]
    [InlineData("/nothing/here")]
    [InlineData("/requests/req-1/nothing")]
    [InlineData("/requests/req-00000000000000000000000000")]
    [InlineData("/reviews/rev-1")]
    [InlineData("/deployments/dep-1")]
    [InlineData("/deployments/dep-1/events")]
    [InlineData("/environments/env-1")]
    [InlineData("/environments/env-1/outputs")]
    public async Task What_does_not_exist_is_answered_by_a_problem_document(string path) =>
        (await Engineer.GetAsync(path)).ShouldRefuse(HttpStatusCode.NotFound, "notFound");

    [Theory]
    [InlineData("{ \"kind\": ")]
    [InlineData("{ \"kind\": \"create\" } x")]
    [InlineData("[]")]
    [InlineData("\"create\"")]
    [InlineData("name=shop-prod")]
    public async Task What_is_no_JSON_object_is_malformed(string body) =>
        (await Engineer.PostAsync("/requests", body)).ShouldRefuse(HttpStatusCode.BadRequest, "malformed");

    [Theory]
    [InlineData("""{ "name": 5 }""", "name type")]
    [InlineData("""{ "draft": "yes" }""", "draft type")]
    [InlineData("""{ "inputs": [] }""", "inputs type")]
    [InlineData("""{ "inputs": { "MinCapacity": { "a": 1 } } }""", "inputs.MinCapacity type")]
    [InlineData("""{ "assumptions": "none" }""", "assumptions type")]
    public async Task A_value_of_the_wrong_type_is_named(string body, string problem) =>
        (await Engineer.PostAsync("/requests", body)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe([problem]);

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_however_it_is_sent()
    {
        var large = $$"""{ "kind": "create", "product": "notice-board", "note": "{{new string('x', 2 * 1024 * 1024)}}" }""";
        (await Engineer.PostAsync("/requests", large)).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "tooLarge");
        (await Engineer.PostAsync("/requests", large, ("Idempotency-Key", Line.NewName()))).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "tooLarge");
        using var unannounced = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(large)));
        (await Engineer.SendAsync(HttpMethod.Post, "/requests", unannounced, ("Transfer-Encoding", "chunked"))).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "tooLarge");
    }

    [Theory]
    [InlineData("/requests?state=sleeping", "state allowedValues")]
    [InlineData("/requests?state=0", "state allowedValues")]
    [InlineData("/reviews?state=asleep", "state allowedValues")]
    [InlineData("/deployments?state=1", "state allowedValues")]
    [InlineData("/environments?state=gone&sort=colour", "sort allowedValues, state allowedValues")]
    public async Task A_filter_that_does_not_exist_is_named(string path, string problems) =>
        string.Join(", ", (await Engineer.GetAsync(path)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems).ShouldBe(problems);

    [Theory]
    [InlineData("/requests?limit=many")]
    [InlineData("/deployments/dep-1/events?after=soon")]
    public async Task A_query_that_is_no_number_is_refused_with_a_problem_document(string path)
    {
        var answer = await Engineer.GetAsync(path);
        answer.Status.ShouldBe(400, answer.Text);
        answer.ContentType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("/requests")]
    [InlineData("/reviews")]
    [InlineData("/deployments")]
    [InlineData("/environments")]
    public async Task A_hostile_cursor_does_no_harm(string path)
    {
        foreach (var cursor in new[] { "'; DROP TABLE requests; --", "💥", "-1", new string('z', 500) })
            (await Engineer.GetAsync($"{path}?cursor={Uri.EscapeDataString(cursor)}")).Should(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Every_path_of_the_API_is_in_its_OpenAPI_document()
    {
        using var answer = await Portal.PageAsync("/openapi/v1.json");
        var document = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        foreach (var path in new[] { "/api/v1/products", "/api/v1/requests/{id}/submit", "/api/v1/reviews/{id}/decisions", "/api/v1/deployments/{id}/events", "/api/v1/environments/{id}/outputs" })
            document.ShouldContain($"\"{path}\"");
    }
}
