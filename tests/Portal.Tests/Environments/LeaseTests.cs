using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.Tests.Environments;

/// <summary>Leases as scripts see them. Time is not moved: the end is moved towards it in the store, which comes to the same.</summary>
public sealed class LeaseTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task A_lease_is_warned_of_once_ends_and_is_followed_by_a_delete_through_its_steps()
    {
        var environment = await BoardAsync(new { days = 20 });
        await MoveEndAsync(environment, TimeSpan.FromHours(71));
        await UntilToldAsync(environment, "lease.warned", 1);
        await MoveEndAsync(environment, TimeSpan.FromHours(23));
        await UntilToldAsync(environment, "lease.warned", 2);
        await MoveEndAsync(environment, TimeSpan.FromSeconds(-1));
        await UntilToldAsync(environment, "lease.ended", 1);

        var request = await PortalsDeleteAsync(environment);
        request["requester"]!["id"]!.GetValue<string>().ShouldBe("portal");
        request["team"]!.GetValue<string>().ShouldBe("shop");
        var waiting = await Engineer.UntilAsync(request["id"]!.GetValue<string>(), "inReview");
        var review = await Engineer.GetAsync($"/reviews/{waiting["review"]}");
        await Portal.ApproveAsync(review);
        await Engineer.EnvironmentAsync(environment.Id, "deleted");
    }

    [Fact]
    public async Task An_extension_within_the_policies_counts_at_once_and_takes_the_delete_back()
    {
        var environment = await BoardAsync(new { days = 5 });
        await MoveEndAsync(environment, TimeSpan.FromSeconds(-1));
        var request = await PortalsDeleteAsync(environment);
        await Engineer.UntilAsync(request["id"]!.GetValue<string>(), "inReview");

        (await Engineer.PostAsync($"/environments/{environment.Id}/lease/extend", new { days = 14 })).Should(HttpStatusCode.OK);
        await Patience.UntilAsync(async () => (await Engineer.GetAsync($"/requests/{request["id"]}"))["state"] == "withdrawn", () => Portal.Log);
        (await Engineer.GetAsync($"/environments/{environment.Id}"))["state"].ShouldBe("ready");
    }

    [Fact]
    public async Task More_than_the_policies_give_takes_an_approver_who_is_not_the_one_who_asked()
    {
        var environment = await BoardAsync(null);
        var lease = (await Engineer.GetAsync($"/environments/{environment.Id}/lease")).Should(HttpStatusCode.OK).Json;
        (lease["defaultDays"]!.GetValue<int>(), lease["maximumDays"]!.GetValue<int>(), lease["deletesAtEnd"]!.GetValue<bool>()).ShouldBe((14, 30, true));

        var asked = (await Engineer.PostAsync($"/environments/{environment.Id}/lease/extend", new { days = 90, note = "A long trial" })).Should(HttpStatusCode.OK);
        asked.Json["asked"]!["days"]!.GetValue<int>().ShouldBe(90);
        (await Engineer.PostAsync($"/environments/{environment.Id}/lease/decision", new { decision = "approve" })).Status.ShouldBe(403);
        var granted = (await Portal.Platform.PostAsync($"/environments/{environment.Id}/lease/decision", new { decision = "approve", comment = "Until the trial ends" })).Should(HttpStatusCode.OK);
        (DateTimeOffset.Parse(granted["endsAt"]) - TimeProvider.System.GetUtcNow()).TotalDays.ShouldBe(90, 0.1);
        (await Engineer.PostAsync($"/environments/{environment.Id}/lease/extend", new { days = 30 })).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Another_team_does_not_extend_and_a_lease_beyond_the_policies_is_refused_at_submit()
    {
        var environment = await BoardAsync(null);
        (await Portal.OtherEngineer.PostAsync($"/environments/{environment.Id}/lease/extend", new { days = 20 })).Status.ShouldBe(404);
        var refused = await Engineer.PostAsync("/requests", Portal.NoticeBoard(Line.NewName()).With("lease", new { days = 31 }));
        refused.Status.ShouldBe(422);
        refused.Json["problems"]!.AsArray().Select(each => each!["field"]!.GetValue<string>()).ShouldBe(["lease.days"]);
    }

    [Fact]
    public async Task The_list_finds_what_ends_soon()
    {
        var environment = await BoardAsync(new { days = 6 });
        var later = await BoardAsync(new { days = 20 });
        var names = (await Engineer.GetAsync("/environments?endsSoon=true&limit=200")).Json["items"]!.AsArray().Select(each => each!["id"]!.GetValue<string>()).ToList();
        names.ShouldContain(environment.Id);
        names.ShouldNotContain(later.Id);
    }

    private async Task<Answer> BoardAsync(object? lease)
    {
        var body = Portal.NoticeBoard(Line.NewName());
        var done = await Portal.CarryOutAsync(Engineer, lease is null ? body : body.With("lease", lease));
        return await Engineer.EnvironmentAsync(done["environment"], "ready");
    }

    private async Task MoveEndAsync(Answer environment, TimeSpan fromNow)
    {
        await using var connection = await Portal.DatabaseAsync();
        await using var move = new NpgsqlCommand("UPDATE leases SET ends_at = now() + $1, next_look_at = now() WHERE id = $2; ", connection);
        move.Parameters.Add(new() { Value = fromNow });
        move.Parameters.Add(new() { Value = environment.Id });
        (await move.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        await using var wake = new NpgsqlCommand("SELECT pg_notify('portal_changed', 'Lease ' || $1)", connection);
        wake.Parameters.Add(new() { Value = environment.Id });
        await wake.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task UntilToldAsync(Answer environment, string action, long times)
    {
        await using var connection = await Portal.DatabaseAsync();
        await Patience.UntilAsync(async () =>
        {
            await using var count = new NpgsqlCommand("SELECT count(*) FROM audit WHERE action = $1 AND subject = $2", connection);
            count.Parameters.Add(new() { Value = action });
            count.Parameters.Add(new() { Value = environment.Id });
            return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))! == times;
        }, () => Portal.Log);
    }

    private async Task<JsonNode> PortalsDeleteAsync(Answer environment)
    {
        JsonNode? found = null;
        await Patience.UntilAsync(async () =>
        {
            var requests = (await Engineer.GetAsync($"/requests?environment={environment.Id}")).Should(HttpStatusCode.OK).Json["items"]!.AsArray();
            found = requests.FirstOrDefault(each => each!["kind"]!.GetValue<string>() == "delete");
            return found is not null;
        }, () => Portal.Log);
        return found!;
    }
}
