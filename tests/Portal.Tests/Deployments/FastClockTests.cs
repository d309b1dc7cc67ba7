using System.Net;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

public sealed class FastClockTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task What_follows_a_deployment_of_a_node_with_a_fast_clock_is_the_newest_all_the_same()
    {
        var done = await Portal.CarryOutAsync(Engineer, Portal.NoticeBoard(Line.NewName()));
        var environment = await Engineer.EnvironmentAsync(done["environment"], "ready", done["deployment"]);
        // As a node that runs a minute ahead would have noted it.
        await using (var connection = await Portal.DatabaseAsync())
        await using (var ahead = new NpgsqlCommand("UPDATE deployments SET created_at = created_at + interval '1 minute' WHERE id = $1", connection))
        {
            ahead.Parameters.Add(new() { Value = done["deployment"] });
            (await ahead.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        }

        var changed = await Portal.CarryOutAsync(Engineer, new { kind = "change", environment = environment.Id, inputs = new Dictionary<string, string> { ["KeepSeconds"] = "7200" } });
        await Engineer.EnvironmentAsync(environment.Id, "ready", changed["deployment"]);
        (await Engineer.GetAsync($"/deployments?environment={environment.Id}")).Should(HttpStatusCode.OK).Json["items"]!.AsArray()
            .Select(each => each!["kind"]!.GetValue<string>()).ShouldBe(["change", "create"]);
    }
}
