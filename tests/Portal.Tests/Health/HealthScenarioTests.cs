using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.Tests.Health;

/// <summary>
/// Trouble that the sandbox makes, as the API tells it. Each test leaves the environment as it found it: well. After a lost zone the
/// sandbox is led on by some minutes, in which it spreads its instances again.
/// </summary>
public sealed class HealthScenarioTests(HealthWorld world) : IClassFixture<HealthWorld>
{
    [Fact]
    public async Task An_environment_that_is_well_says_where_everything_stands()
    {
        var health = await world.UntilStateAsync("healthy");
        health["tiers"]!.AsArray().Select(tier => tier!["tier"]!.GetValue<string>()).ShouldBe(["edge", "loadBalancer", "compute", "cache", "database", "storage"]);
        // The first drift check of the buckets has yet to come.
        health["tiers"]!.AsArray().Where(tier => tier!["tier"]!.GetValue<string>() != "storage").ShouldAllBe(tier => tier!["reason"]!.GetValue<string>() == "");
        health["grid"]!["zones"]!.AsArray().Count.ShouldBe(3);
        var parts = health["grid"]!["cells"]!.AsArray().Select(cell => $"{cell!["part"]} {cell["role"]}").ToHashSet();
        string[] expected = ["loadBalancer Node", "instances Instances", "cache Primary", "cache Replica", "database Primary", "database Standby", "nat Gateway"];
        expected.ShouldBeSubsetOf(parts);
        (await world.Portal.Engineer.GetAsync("/fleet/health")).Should(HttpStatusCode.OK).Json["rows"]!.AsArray().Single(row => row!["id"]!.GetValue<string>() == world.Id)!["state"]!.GetValue<string>().ShouldBe("healthy");
    }

    [Fact]
    public async Task A_failover_of_the_database_stands_in_the_timeline_with_both_zones()
    {
        var before = PrimaryOf(await world.UntilStateAsync("healthy"), "database");
        await world.OrderAsync("databases/failover", new { stack = await StackAsync() });
        var after = PrimaryOf(await world.UntilAsync(health => PrimaryOf(health, "database") is { } zone && zone != before), "database");
        (await world.TimelineAsync()).ShouldContain($"Database failed over, {before} to {after}");
        await world.UntilStateAsync("healthy");
    }

    [Fact]
    public async Task A_failover_of_the_cache_stands_in_the_timeline_with_both_zones()
    {
        var before = PrimaryOf(await world.UntilStateAsync("healthy"), "cache");
        await world.OrderAsync("caches/failover", new { stack = await StackAsync() });
        var after = PrimaryOf(await world.UntilAsync(health => PrimaryOf(health, "cache") is { } zone && zone != before), "cache");
        (await world.TimelineAsync()).ShouldContain($"Cache failed over, {before} to {after}");
        await world.UntilStateAsync("healthy");
    }

    [Fact]
    public async Task A_lost_zone_is_named_the_standby_reads_as_rebuilding_and_both_come_back()
    {
        var well = await world.UntilStateAsync("healthy");
        var standby = well["grid"]!["cells"]!.AsArray().Single(cell => cell!["role"]!.GetValue<string>() == "Standby")!["zone"]!.GetValue<string>();
        await world.OrderAsync("zones/lose", new { zone = standby });
        var lost = await world.UntilAsync(health => HealthWorld.TierOf(health, "database", "state") == "degraded");
        HealthWorld.TierOf(lost, "database", "reason").ShouldMatch("^standby is rebuilding: no second zone for the database since [0-9]{2}:[0-9]{2}$");
        lost["state"]!.GetValue<string>().ShouldBe("degraded");
        var primary = PrimaryOf(lost, "database");
        lost["grid"]!["losses"]!.AsArray().Single(loss => loss!["zone"]!.GetValue<string>() == primary)!["why"]!.GetValue<string>().ShouldBe("no database: no standby in another zone");
        await Patience.UntilAsync(async () => (await world.TimelineAsync()).Contains($"Zone {standby} lost"), () => "The zone was not called lost.");
        await world.OrderAsync("zones/restore", new { zone = standby });
        await world.Sandbox.ForwardAsync(8);
        await world.UntilStateAsync("healthy");
        (await world.TimelineAsync()).ShouldContain($"Zone {standby} is back");
        var told = (await TitlesToldAsync()).ToList();
        told.ShouldContain($"Zone lost: {world.Name}");
    }

    [Fact]
    public async Task Without_a_healthy_target_it_is_down_and_says_so()
    {
        await world.UntilStateAsync("healthy");
        foreach (var zone in new[] { "us-east-1a", "us-east-1b", "us-east-1c" }) await world.OrderAsync("zones/lose", new { zone });
        var down = await world.UntilStateAsync("down");
        HealthWorld.TierOf(down, "compute", "reason").ShouldStartWith("no instance is in service since ");
        HealthWorld.TierOf(down, "loadBalancer", "reason").ShouldStartWith("no healthy target: every request is turned away since ");
        foreach (var zone in new[] { "us-east-1a", "us-east-1b", "us-east-1c" }) await world.OrderAsync("zones/restore", new { zone });
        await world.Sandbox.ForwardAsync(8);
        await world.UntilStateAsync("healthy");
    }

    [Fact]
    public async Task A_throttled_look_leaves_unknown_with_its_reason_instead_of_the_old_green()
    {
        await world.UntilStateAsync("healthy");
        await world.OrderAsync("throttles", new { action = "rds:DescribeDBInstances" });
        // Until a look was made and throttled, it only has not been looked at for a while.
        var unknown = await world.UntilAsync(health => HealthWorld.TierOf(health, "database", "reason").Contains("throttling", StringComparison.Ordinal));
        unknown["state"]!.GetValue<string>().ShouldBe("unknown");
        HealthWorld.TierOf(unknown, "database", "reason").ShouldMatch("^the database can't be seen: AWS is throttling rds:DescribeDBInstances. The portal tries again by itself; unknown since [0-9]{2}:[0-9]{2}$");
        await world.Sandbox.ControlAsync(HttpMethod.Delete, "throttles", new { });
        await world.UntilStateAsync("healthy");
    }

    [Fact]
    public async Task A_denied_look_names_the_action_and_the_others_go_on()
    {
        await world.UntilStateAsync("healthy");
        await world.OrderAsync("denials", new { action = "elasticache:DescribeReplicationGroups" });
        var unknown = await world.UntilStateAsync("unknown");
        HealthWorld.TierOf(unknown, "cache", "reason").ShouldContain("AWS refused elasticache:DescribeReplicationGroups");
        HealthWorld.TierOf(unknown, "database", "state").ShouldBe("healthy");
        await world.Sandbox.ControlAsync(HttpMethod.Delete, "denials", new { });
        await world.UntilStateAsync("healthy");
    }

    [Fact]
    public async Task At_its_maximum_a_group_is_degraded_after_the_set_time()
    {
        await world.UntilStateAsync("healthy");
        await world.OrderAsync("load", new { stack = await StackAsync(), factor = 60 });
        await world.Sandbox.ForwardAsync(10);
        var full = await world.UntilAsync(health => HealthWorld.TierOf(health, "compute", "reason").Contains("at its maximum", StringComparison.Ordinal));
        HealthWorld.TierOf(full, "compute", "reason").ShouldMatch("^at its maximum of [0-9]+ instances: no more come when load grows since ");
        await world.Sandbox.ControlAsync(HttpMethod.Delete, "load", new { });
        await world.Sandbox.ForwardAsync(40);
        await world.UntilAsync(health => HealthWorld.TierOf(health, "compute", "state") == "healthy");
    }

    [Fact]
    public async Task Passes_planned_by_a_clock_that_was_wrong_are_made_all_the_same()
    {
        await world.UntilStateAsync("healthy");
        await using (var connection = await world.Portal.DatabaseAsync())
        await using (var wrong = new NpgsqlCommand("UPDATE health_places SET next_look_at = now() + interval '1 year', looks = '[]'; UPDATE environment_health SET metrics_through = now() + interval '1 year', since = now() + interval '1 year'", connection))
            await wrong.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        await world.UntilAsync(health => health["state"]!.GetValue<string>() == "healthy" && health["measured"]!["seenAt"] is { } at && at.GetValue<DateTimeOffset>() < now.AddHours(1));
    }

    [Fact]
    public async Task Measured_values_come_in_for_whoever_watches()
    {
        await world.UntilAsync(health => health["measured"]!["seenAt"] is not null);
        var range = (await world.Portal.Engineer.GetAsync($"/environments/{world.Id}/health/metrics?range=1h")).Should(HttpStatusCode.OK).Json;
        range["step"]!.GetValue<string>().ShouldBe("00:01:00");
        (await world.Portal.Engineer.GetAsync($"/environments/{world.Id}/health/metrics?range=2h&metrics=requests")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["range allowedValues"]);
        (await world.Portal.Engineer.GetAsync($"/environments/{world.Id}/health/metrics?metrics=nothing")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["metrics allowedValues"]);
        (await world.Portal.Engineer.GetAsync("/usage")).ShouldRefuse(HttpStatusCode.Forbidden, "forbidden");
        var usage = (await world.Portal.Platform.GetAsync("/usage")).Should(HttpStatusCode.OK).Json;
        usage["passes"]!.AsArray().Count.ShouldBe(2);
        usage["days"]!.AsArray().Sum(day => day!["metrics"]!.GetValue<long>()).ShouldBeGreaterThan(0);
    }

    private static string? PrimaryOf(JsonNode health, string part) =>
        health["grid"]!["cells"]!.AsArray().SingleOrDefault(cell => cell!["part"]!.GetValue<string>() == part && cell["role"]!.GetValue<string>() == "Primary")?["zone"]!.GetValue<string>();

    private async Task<string> StackAsync() => (await world.Portal.Engineer.GetAsync($"/environments/{world.Id}")).Json["stack"]!["name"]!.GetValue<string>();

    private async Task<IReadOnlyList<string>> TitlesToldAsync()
    {
        var titles = new List<string>();
        await using var connection = await world.Portal.DatabaseAsync();
        await using var read = new NpgsqlCommand("SELECT title FROM notification_events", connection);
        await using var rows = await read.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) titles.Add(rows.GetString(0));
        return titles;
    }
}
