using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.Health.Drills;

/// <summary>Drills as scripts start them in a sandbox: what is refused, what happens, and what is kept of it.</summary>
public sealed class DrillTests(HealthWorld world) : IClassFixture<HealthWorld>
{
    [Fact]
    public async Task A_failover_of_the_database_is_measured_and_its_evidence_kept()
    {
        await world.UntilStateAsync("healthy");
        var plan = (await world.Portal.Engineer.GetAsync($"/environments/{world.Name}/drills/plan?kind=database")).Should(HttpStatusCode.OK).Json;
        plan["problems"]!.AsArray().ShouldBeEmpty();
        plan["plan"]!["steps"]!.AsArray().Select(step => step!["action"]!.GetValue<string>()).ShouldBe(["failOverDatabase", "watchRecovery"]);

        var drill = (await StartAsync("database", "Quarterly exercise")).Should(HttpStatusCode.Accepted);
        var running = await UntilAsync(drill.Id, "watching");
        running["before"]!["primary"]!.GetValue<string>().ShouldNotBeEmpty();
        (await StartAsync("cache", "")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldContain("environment drill");
        (await FreezesAsync()).ShouldHaveSingleItem().ShouldEndWith("A drill by Mara Lindqvist fails its database over. Nothing new starts meanwhile.");
        await UntilSeenAsync(drill.Id, "rebooting");
        await world.Sandbox.ForwardAsync(2);
        var over = await UntilAsync(drill.Id, "recovered");

        over["after"]!["primaryZone"]!.GetValue<string>().ShouldBe(running["before"]!["otherZones"]![0]!.GetValue<string>());
        over["words"]!.GetValue<string>().ShouldMatch("^Recovered in [0-9]+ s$");
        over["seconds"]!.GetValue<double>().ShouldBeGreaterThan(0);
        over["outageSeconds"]!.GetValue<double>().ShouldBeGreaterThan(0);
        over["byName"]!.GetValue<string>().ShouldBe("Mara Lindqvist");
        over["probe"]!["isReachable"]!.GetValue<bool>().ShouldBeFalse();
        // The environment is young: its creation may be among them.
        string[] failover = ["Multi-AZ instance failover started.", "DB instance restarted", "Multi-AZ instance failover completed"];
        failover.ShouldBeSubsetOf(over["events"]!.AsArray().Select(one => one!["text"]!.GetValue<string>()));
        var steps = over["steps"]!.AsArray().Select(step => step!["text"]!.GetValue<string>()).ToList();
        steps[1].ShouldStartWith("Before: primary in us-east-1");
        steps.ShouldContain("The database is rebooting.");
        steps[^1].ShouldStartWith("Recovered after ");
        (await FreezesAsync()).ShouldBeEmpty();
        (await ActionsAsync(drill.Id)).ShouldBe(["drill.asked", "drill.ordering", "drill.ordered", "drill.recovered"]);
        var timeline = await world.TimelineAsync();
        timeline.ShouldContain("Drill by Mara Lindqvist: the database is failed over");
        timeline.ShouldContain(title => title.StartsWith("Drill over: recovered in ", StringComparison.Ordinal));
        var listed = (await world.Portal.CostReviewer.GetAsync($"/environments/{world.Id}/drills")).Should(HttpStatusCode.OK).Json["items"]!.AsArray();
        listed.ShouldContain(one => one!["id"]!.GetValue<string>() == drill.Id);
        await world.UntilStateAsync("healthy");
    }

    [Fact]
    public async Task An_order_whose_answer_is_lost_is_not_given_again()
    {
        await world.UntilStateAsync("healthy");
        await world.OrderAsync("losses", new { action = "elasticache:TestFailover" });
        var drill = (await StartAsync("cache", "")).Should(HttpStatusCode.Accepted);
        await UntilAsync(drill.Id, "watching");
        await world.Sandbox.ControlAsync(HttpMethod.Delete, "losses", new { });
        await world.Sandbox.ForwardAsync(1);
        var over = await UntilAsync(drill.Id, "recovered");
        over["steps"]!.AsArray().Select(step => step!["text"]!.GetValue<string>()).ShouldContain("The node that gave the order ended; the cache shows that AWS took it.");
        over["after"]!["primary"]!.GetValue<string>().ShouldNotBe(over["before"]!["primary"]!.GetValue<string>());
        await world.UntilStateAsync("healthy");
    }

    [Fact]
    public async Task All_that_speaks_against_it_is_refused_at_once()
    {
        await world.UntilStateAsync("healthy");
        var freeze = (await world.Portal.Platform.PostAsync("/freezes", new { scope = "environment", environment = world.Id, reason = "Sale" })).Should(HttpStatusCode.Created);
        await world.OrderAsync("denials", new { action = "rds:DescribeDBInstances" });
        await world.UntilStateAsync("unknown");
        var refused = (await world.Portal.Engineer.PostAsync($"/environments/{world.Id}/drills", new { kind = "database", confirm = "another" })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        refused.Problems.ShouldBe(["confirm mismatch", "environment freeze", "environment health"]);
        await world.Sandbox.ControlAsync(HttpMethod.Delete, "denials", new { });
        (await world.Portal.Platform.PostAsync($"/freezes/{freeze.Id}/lift")).Should(HttpStatusCode.OK);

        (await world.Portal.OtherEngineer.PostAsync($"/environments/{world.Id}/drills", new { kind = "database", confirm = world.Name })).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        (await world.Portal.CostReviewer.PostAsync($"/environments/{world.Id}/drills", new { kind = "database", confirm = world.Name })).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        (await world.Portal.Engineer.PostAsync($"/environments/{world.Id}/drills", new { kind = "zone", confirm = world.Name })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["kind allowedValues"]);
        (await world.Portal.Engineer.GetAsync($"/environments/{world.Id}/drills/drl-nosuch")).ShouldRefuse(HttpStatusCode.NotFound, "notFound");
        await world.UntilStateAsync("healthy");
    }

    [Fact]
    public async Task A_call_that_AWS_denies_ends_the_drill_and_names_the_action()
    {
        await world.UntilStateAsync("healthy");
        await world.OrderAsync("denials", new { action = "rds:RebootDBInstance" });
        var drill = (await StartAsync("database", "")).Should(HttpStatusCode.Accepted);
        var over = await UntilAsync(drill.Id, "failed");
        over["steps"]!.AsArray()[^1]!["text"]!.GetValue<string>().ShouldStartWith("AWS refused rds:RebootDBInstance");
        await world.Sandbox.ControlAsync(HttpMethod.Delete, "denials", new { });
        (await ActionsAsync(drill.Id)).ShouldBe(["drill.asked", "drill.ordering", "drill.failed"]);
    }

    private async Task<IReadOnlyList<string>> FreezesAsync() =>
        [.. (await world.Portal.Platform.GetAsync("/freezes")).Should(HttpStatusCode.OK).Json["items"]!.AsArray()
            .Where(freeze => freeze!["inForce"]!.GetValue<bool>() && freeze["environment"]?.GetValue<string>() == world.Id).Select(freeze => freeze!["sentence"]!.GetValue<string>())];

    private Task<Answer> StartAsync(string kind, string note) => world.Portal.Engineer.PostAsync($"/environments/{world.Name}/drills", new { kind, confirm = world.Name, note });

    private Task<JsonNode> UntilAsync(string drill, string state) => UntilAsync(drill, seen => seen["state"]!.GetValue<string>() == state);

    private Task<JsonNode> UntilSeenAsync(string drill, string status) => UntilAsync(drill, seen => seen["after"]!["status"]!.GetValue<string>() == status);

    private async Task<JsonNode> UntilAsync(string drill, Func<JsonNode, bool> isSo)
    {
        JsonNode? seen = null;
        await Patience.UntilAsync(async () => isSo(seen = (await world.Portal.Engineer.GetAsync($"/environments/{world.Id}/drills/{drill}")).Should(HttpStatusCode.OK).Json), () => $"{seen}");
        return seen!;
    }

    private async Task<IReadOnlyList<string>> ActionsAsync(string drill) =>
        [.. (await world.Portal.Platform.GetAsync($"/audit?subject={drill}")).Should(HttpStatusCode.OK).Json["items"]!.AsArray().Select(entry => entry!["action"]!.GetValue<string>()).Reverse()];
}
