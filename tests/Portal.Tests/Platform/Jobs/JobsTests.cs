using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.Tests.Platform.Jobs;

public sealed class JobsTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task Every_job_says_what_it_does_and_when_it_looks_again()
    {
        var view = (await Portal.Platform.GetAsync("/jobs")).Should(HttpStatusCode.OK).Json;
        var jobs = view["items"]!.AsArray();
        jobs.Count.ShouldBeGreaterThan(20);
        jobs.ShouldAllBe(job => job!["does"]!.GetValue<string>().Length > 10 && job["nextAt"] != null);
        view["nodes"]!.AsArray().ShouldHaveSingleItem()!["isThis"]!.GetValue<bool>().ShouldBeTrue();
        (await Engineer.GetAsync("/jobs")).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
    }

    [Fact]
    public async Task What_a_job_did_is_told_with_its_node()
    {
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        await Engineer.EnvironmentAsync(done["environment"], "ready");
        JsonNode? run = null;
        await Patience.UntilAsync(async () =>
        {
            var runs = (await Portal.Platform.GetAsync("/jobs/runs?job=PrepareChangeSets")).Should(HttpStatusCode.OK).Json["items"]!.AsArray();
            run = runs.FirstOrDefault(each => each!["result"]!.GetValue<string>() == "succeeded");
            return run is not null;
        }, () => Portal.Log);
        run!["job"]!.GetValue<string>().ShouldBe("PrepareChangeSets");
        run["summary"]!.GetValue<string>().ShouldMatch("^[1-9][0-9]* looks?$");
        run["node"]!.GetValue<string>().ShouldNotBeEmpty();
        (await Portal.Platform.GetAsync("/jobs/runs?job=Nobody")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
    }

    [Fact]
    public async Task A_paused_job_does_not_look_whatever_changes_and_goes_on_when_it_may()
    {
        const string path = "/jobs/DeliverMessages";
        (await Engineer.PostAsync($"{path}/pause", new { reason = "no" })).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await Portal.Platform.PostAsync($"{path}/pause", new { reason = " " })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["reason required"]);
        (await Portal.Platform.PostAsync($"{path}/pause", new { reason = "The mail server moves." })).Should(HttpStatusCode.OK);
        try
        {
            var paused = await JobAsync("DeliverMessages");
            (paused["state"]!.GetValue<string>(), paused["pause"]!["by"]!.GetValue<string>(), paused["pause"]!["reason"]!.GetValue<string>()).ShouldBe(("paused", "Tomás Rey", "The mail server moves."));
            (await Portal.Platform.PostAsync($"{path}/run", new { })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
            (await Portal.Platform.PostAsync($"{path}/pause", new { reason = "Again." })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
            // What wakes it makes a trigger of its own; none of them may fire.
            var runs = await RunsAsync("DeliverMessages");
            await WakeAsync("Delivery any");
            await Patience.UntilAsync(async () => (await TriggersAsync("DeliverMessages")).All(state => state == "PAUSED") && (await TriggersAsync("DeliverMessages")).Count == 2, () => Portal.Log);
            (await RunsAsync("DeliverMessages")).ShouldBe(runs);
        }
        finally
        {
            (await Portal.Platform.PostAsync($"{path}/resume", new { })).Should(HttpStatusCode.OK);
        }
        (await Portal.Platform.PostAsync($"{path}/resume", new { })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        var before = await RunsAsync("DeliverMessages");
        (await Portal.Platform.PostAsync($"{path}/run", new { })).Should(HttpStatusCode.Accepted);
        await Patience.UntilAsync(async () => await RunsAsync("DeliverMessages") > before, () => Portal.Log);
        (await ActionsAsync("DeliverMessages")).ShouldBe(["job.paused", "job.resumed", "job.runAsked"]);
    }

    [Fact]
    public async Task The_sealing_of_the_audit_can_t_be_paused() =>
        (await Portal.Platform.PostAsync("/jobs/SealAudit/pause", new { reason = "To hide something." })).ShouldRefuse(HttpStatusCode.Conflict, "conflict");

    [Fact]
    public async Task A_look_that_fails_is_listed_and_tried_again_when_somebody_asks()
    {
        var account = Portal.Aws.Account;
        await SqlAsync($"UPDATE account_places SET failed_looks = 3, last_fault = 'No answer.', next_look_at = now() + interval '1 hour' WHERE id = '{account}/{AwsPlace.Region}'");
        var look = (await Portal.Platform.GetAsync("/jobs")).Json["failed"]!.AsArray().Where(each => each!["record"]!.GetValue<string>() == "AccountPlace").ShouldHaveSingleItem()!;
        (look["job"]!.GetValue<string>(), look["times"]!.GetValue<int>(), look["fault"]!.GetValue<string>()).ShouldBe(("CheckAccounts", 3, "No answer."));
        (await Portal.Platform.PostAsync("/jobs/CheckAccounts/retry", new { key = look["key"]!.GetValue<string>() })).Should(HttpStatusCode.OK);
        await Patience.UntilAsync(async () => (await Portal.Platform.GetAsync("/jobs")).Json["failed"]!.AsArray().All(each => each!["record"]!.GetValue<string>() != "AccountPlace"), () => Portal.Log);
        (await Portal.Platform.PostAsync("/jobs/CheckAccounts/retry", new { key = "nothing" })).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
    }

    private async Task<JsonNode> JobAsync(string name) =>
        (await Portal.Platform.GetAsync("/jobs")).Should(HttpStatusCode.OK).Json["items"]!.AsArray().Single(job => job!["name"]!.GetValue<string>() == name)!;

    private async Task<long> RunsAsync(string name) => (await JobAsync(name))["runs"]!.GetValue<long>();

    private Task<IReadOnlyList<string>> TriggersAsync(string job) => TextsAsync($"SELECT trigger_state FROM qrtz_triggers WHERE job_name = '{job}'");

    private Task<IReadOnlyList<string>> ActionsAsync(string job) => TextsAsync($"SELECT action FROM audit WHERE subject = '{job}' ORDER BY id");

    private Task WakeAsync(string payload) => SqlAsync($"SELECT pg_notify('portal_changed', '{payload}')");

    private async Task SqlAsync(string sql)
    {
        await using var connection = await Portal.DatabaseAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<IReadOnlyList<string>> TextsAsync(string sql)
    {
        await using var connection = await Portal.DatabaseAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var found = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) found.Add(rows.GetString(0));
        return found;
    }
}
