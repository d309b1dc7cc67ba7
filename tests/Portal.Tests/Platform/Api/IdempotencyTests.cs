using System.Net;
using System.Net.Http.Json;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Api;

public sealed class IdempotencyTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task The_same_call_again_gets_the_first_answer_and_does_nothing()
    {
        var (key, body) = (Line.NewName(), Draft(Line.NewName()));
        var first = (await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).Should(HttpStatusCode.Created);
        var again = (await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).Should(HttpStatusCode.Created);
        again.Text.ShouldBe(first.Text);
        again.Headers["Location"].ShouldBe(first.Headers["Location"]);
        (first.Headers.ContainsKey("Idempotent-Replay"), again.Headers.ContainsKey("Idempotent-Replay")).ShouldBe((false, true));
        (await NamedAsync((string)body["name"])).ShouldBe(1);
    }

    [Fact]
    public async Task Another_call_with_the_same_key_is_a_mistake()
    {
        var (key, body) = (Line.NewName(), Draft(Line.NewName()));
        (await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).Should(HttpStatusCode.Created);
        body["note"] = "another";
        (await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "idempotencyKeyReused");
        (await NamedAsync((string)body["name"])).ShouldBe(1);
    }

    [Fact]
    public async Task The_key_belongs_to_the_person()
    {
        var (key, body) = (Line.NewName(), Draft(Line.NewName()));
        var first = (await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).Should(HttpStatusCode.Created);
        (await Portal.OtherEngineer.PostAsync("/requests", body, ("Idempotency-Key", key))).Should(HttpStatusCode.Created).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task Calls_in_the_same_moment_make_one_request()
    {
        var (key, body) = (Line.NewName(), Draft(Line.NewName()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))));
        foreach (var answer in answers.Where(answer => answer.Status != 201)) answer.ShouldRefuse(HttpStatusCode.Conflict, "inProgress");
        answers.Where(answer => answer.Status == 201).Select(answer => answer.Id).Distinct().ShouldHaveSingleItem();
        (await NamedAsync((string)body["name"])).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_is_repeated_too()
    {
        var (key, body) = (Line.NewName(), Draft(Line.NewName()));
        body["product"] = "nothing";
        (await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        (await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["product allowedValues"]);
    }

    [Fact]
    public async Task A_key_of_unreasonable_length_is_refused() =>
        (await Engineer.PostAsync("/requests", Draft(Line.NewName()), ("Idempotency-Key", new string('k', 201)))).ShouldRefuse(HttpStatusCode.BadRequest, "malformed");

    [Fact]
    public async Task What_a_node_did_before_it_died_is_told_and_not_done_again()
    {
        var (key, body) = (Line.NewName(), Draft(Line.NewName()));
        var first = (await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).Should(HttpStatusCode.Created);
        await LoseAnswerAsync(key, "");
        var again = (await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).ShouldRefuse(HttpStatusCode.Conflict, "answerLost");
        again["detail"].ShouldContain($"request.drafted {first.Id}");
        again.Headers["Location"].ShouldBe(first.Headers["Location"]);
        (await NamedAsync((string)body["name"])).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_node_had_not_done_when_it_died_is_done_by_the_next_call()
    {
        var (key, body) = (Line.NewName(), Draft(Line.NewName()));
        body["product"] = "nothing";
        (await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        await LoseAnswerAsync(key, ", request_hash = 'of another body'");
        body["product"] = "notice-board";
        (await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).Should(HttpStatusCode.Created);
        (await NamedAsync((string)body["name"])).ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_who_goes_away_in_the_middle_and_calls_again_gets_one_request()
    {
        // Whichever moment it hits: before anything was done, or after and before it was answered.
        for (var milliseconds = 1; milliseconds < 40; milliseconds += 6)
        {
            var (key, body) = (Line.NewName(), Draft(Line.NewName()));
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(Portal.Address) };
            using var call = new HttpRequestMessage(HttpMethod.Post, "/api/v1/requests") { Content = JsonContent.Create(body) };
            call.Headers.Add("Authorization", $"Bearer {Portal.TokenOf("engineer-shop")}");
            call.Headers.Add("Idempotency-Key", key);
            using var leaves = new CancellationTokenSource(milliseconds);
            await http.SendAsync(call, leaves.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            Answer? answer = null;
            await Patience.UntilAsync(async () => (answer = await Engineer.PostAsync("/requests", body, ("Idempotency-Key", key))).Status == 201 || answer["code"] == "answerLost", () => answer?.Text ?? "");
            (await NamedAsync((string)body["name"])).ShouldBe(1);
        }
    }

    // As a killed node leaves it: what was done is committed, the answer is not.
    private async Task LoseAnswerAsync(string key, string and)
    {
        await using var connection = await Portal.DatabaseAsync();
        await using var command = new NpgsqlCommand($"UPDATE idempotent_answers SET status = 0, body = NULL, location = NULL, at = at - interval '1 minute'{and} WHERE key = $1", connection);
        command.Parameters.Add(new() { Value = key });
        (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
    }

    private Dictionary<string, object> Draft(string name)
    {
        var body = Portal.NoticeBoard(name);
        body["draft"] = true;
        return body;
    }

    private async Task<int> NamedAsync(string name)
    {
        var all = (await Engineer.GetAsync("/requests?limit=200")).Json["items"]!.AsArray();
        return all.Count(request => request!["name"]!.GetValue<string>() == name);
    }
}
