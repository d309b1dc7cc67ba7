using System.Net;
using System.Text.Json.Nodes;
using Amazon.AutoScaling;
using Amazon.AutoScaling.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Runtime;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.Tests.Environments;

/// <summary>Hours as scripts set them, and what AWS holds meanwhile. Time is not moved: hours are set that are over, or far away, which comes to the same.</summary>
public sealed class ScheduleTests(SharedPortal shared) : ApiTests(shared)
{
    [Fact]
    public async Task Outside_its_hours_an_environment_is_stopped_and_somebody_who_needs_it_starts_it_again()
    {
        var environment = await StandAsync();
        var before = await GroupAsync(environment);
        before.DesiredCapacity.ShouldNotBe(0);

        var set = (await PutAsync(environment, Away())).Should(HttpStatusCode.OK);
        set.Json["saving"]!["hoursAWeek"]!.GetValue<decimal>().ShouldBe(166);
        decimal.Parse(set.Json["saving"]!["monthly"]!["expected"]!["amount"]!.GetValue<string>()).ShouldBeGreaterThan(50);
        var stopped = await UntilAsync(environment, "stopped");
        stopped["words"].ShouldStartWith("Stopped by schedule, starts ");
        var group = await GroupAsync(environment);
        (group.MinSize, group.MaxSize, group.DesiredCapacity).ShouldBe((0, 0, 0));
        (await DatabaseAsync(environment)).ShouldBe("stopped");

        var row = (await Engineer.GetAsync($"/environments?search={environment["name"]}")).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        row["stopped"]!["words"]!.GetValue<string>().ShouldBe(stopped["words"]);
        (await Engineer.GetAsync($"/environments/{environment.Id}")).Json["schedule"]!["power"]!.GetValue<string>().ShouldBe("stopped");

        (await Engineer.PostAsync($"/environments/{environment.Id}/schedule/start", new { })).Should(HttpStatusCode.OK);
        var running = await UntilAsync(environment, "running");
        running["keptBy"].ShouldBe("Mara Lindqvist");
        var again = await GroupAsync(environment);
        (again.MinSize, again.MaxSize, again.DesiredCapacity).ShouldBe((before.MinSize, before.MaxSize, before.DesiredCapacity));
        (await DatabaseAsync(environment)).ShouldBe("available");
        (await ActionsAsync(environment)).ShouldBe(["schedule.set", "schedule.stopping", "schedule.stopped", "schedule.kept", "schedule.starting", "schedule.started"]);
    }

    [Fact]
    public async Task Removing_the_hours_starts_what_is_stopped()
    {
        var environment = await StandAsync();
        (await PutAsync(environment, Away())).Should(HttpStatusCode.OK);
        await UntilAsync(environment, "stopped");
        (await Engineer.SendAsync(HttpMethod.Delete, $"/environments/{environment.Id}/schedule", null)).Should(HttpStatusCode.OK);
        var running = await UntilAsync(environment, "running");
        running.Json["hours"].ShouldBeNull();
        (await Engineer.SendAsync(HttpMethod.Delete, $"/environments/{environment.Id}/schedule", null)).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task A_change_of_a_stopped_environment_starts_it_first_and_it_stops_again_afterwards()
    {
        var environment = await StandAsync();
        (await PutAsync(environment, Away())).Should(HttpStatusCode.OK);
        await UntilAsync(environment, "stopped");
        var change = new { kind = "change", environment = environment.Id, inputs = new Dictionary<string, string> { ["MaxCapacity"] = "6" } };
        var done = await Portal.CarryOutAsync(Engineer, change);
        await Engineer.EnvironmentAsync(environment.Id, "ready", done["deployment"]);
        await UntilAsync(environment, "stopped");
        var actions = await ActionsAsync(environment);
        actions.Count(action => action == "schedule.started").ShouldBe(1);
        actions.Count(action => action == "schedule.stopped").ShouldBe(2);

        // What is remembered from now on is what the change made of it.
        (await Engineer.PostAsync($"/environments/{environment.Id}/schedule/keep", new { until = "23:59" })).Should(HttpStatusCode.OK);
        await UntilAsync(environment, "running");
        (await GroupAsync(environment)).MaxSize.ShouldBe(6);
    }

    [Fact]
    public async Task Drift_leaves_out_what_the_schedule_did_and_tells_the_rest()
    {
        var environment = await StandAsync();
        (await PutAsync(environment, Away())).Should(HttpStatusCode.OK);
        await UntilAsync(environment, "stopped");
        using (var rds = new AmazonRDSClient(Key(), new AmazonRDSConfig { ServiceURL = Portal.Aws.Url, AuthenticationRegion = AwsPlace.Region }))
            await rds.ModifyDBInstanceAsync(new ModifyDBInstanceRequest { DBInstanceIdentifier = await PhysicalAsync(environment, "AWS::RDS::DBInstance"), DeletionProtection = true, ApplyImmediately = true }, TestContext.Current.CancellationToken);
        (await Engineer.PostAsync($"/environments/{environment.Id}/drift/check")).Should(HttpStatusCode.Accepted);
        Answer? seen = null;
        await Patience.UntilAsync(async () => (seen = await Engineer.GetAsync($"/environments/{environment.Id}/drift"))["state"] is "drifted" or "inSync", () => seen?.Text ?? "");
        seen!.Json["items"]!.AsArray().Select(each => each!["path"]!.GetValue<string>()).ShouldBe(["DeletionProtection"]);
    }

    [Fact]
    public async Task Production_is_not_stopped_by_a_clock_and_another_team_and_readers_set_no_hours()
    {
        var environment = await StandAsync();
        (await Portal.OtherEngineer.SendAsync(HttpMethod.Put, $"/environments/{environment.Id}/schedule", Body(Away()))).Status.ShouldBe(403);
        (await Portal.OtherEngineer.PostAsync($"/environments/{environment.Id}/schedule/start", new { })).Status.ShouldBe(403);
        (await Engineer.PostAsync($"/environments/{environment.Id}/schedule/start", new { })).ShouldRefuse(HttpStatusCode.Conflict, "conflict").Text.ShouldContain("no schedule");
        var wrong = (await PutAsync(environment, new { zone = "Nowhere/Town", days = new[] { new { day = "someday", from = "8", to = "19:00" } } })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid");
        wrong.Problems.ShouldBe(["days[0].day allowedValues", "days[0].from format"]);
        (await PutAsync(environment, new { zone = "Nowhere/Town", days = Array.Empty<object>() })).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "invalid").Problems.ShouldBe(["schedule.days required", "schedule.zone unknown"]);
        await SqlAsync($"UPDATE environments SET content = jsonb_set(content::jsonb, '{{stage}}', '\"production\"') WHERE id = '{environment.Id}'");
        var refused = (await PutAsync(environment, Away())).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        refused.Text.ShouldContain("What serves customers is not stopped by a clock.");
    }

    [Fact]
    public async Task Where_the_policies_want_a_review_hours_count_once_another_person_approves_their_digest()
    {
        var environment = await StandAsync("staging");
        var asked = (await PutAsync(environment, Away())).Should(HttpStatusCode.OK);
        asked["power"].ShouldBe("running");
        asked.Json["hours"].ShouldBeNull();
        asked.Json["plan"]!["steps"]!.AsArray().Select(step => step!["action"]!.GetValue<string>()).ShouldBe(["reduceGroup", "stopDatabase", "startDatabase", "restoreGroup"]);
        var digest = asked.Json["asked"]!["digest"]!.GetValue<string>();
        (await PutAsync(environment, Away())).ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        var path = $"/environments/{environment.Id}/schedule/decision";
        (await Engineer.PostAsync(path, new { decision = "approve", digest })).Status.ShouldBe(403);
        (await Portal.Platform.PostAsync(path, new { decision = "approve", digest = "another" })).ShouldRefuse(HttpStatusCode.PreconditionFailed, "stale");
        (await Portal.Platform.PostAsync(path, new { decision = "approve", digest, comment = "Fine" })).Should(HttpStatusCode.OK);
        await UntilAsync(environment, "stopped");
        (await ActionsAsync(environment)).Take(3).ShouldBe(["schedule.asked", "schedule.granted", "schedule.stopping"]);
    }

    [Fact]
    public async Task A_database_that_RDS_starts_by_itself_is_told_of_once_and_stopped_at_the_next_stop()
    {
        var environment = await StandAsync();
        (await PutAsync(environment, Away())).Should(HttpStatusCode.OK);
        await UntilAsync(environment, "stopped");
        using (var rds = new AmazonRDSClient(Key(), new AmazonRDSConfig { ServiceURL = Portal.Aws.Url, AuthenticationRegion = AwsPlace.Region }))
            await rds.StartDBInstanceAsync(new StartDBInstanceRequest { DBInstanceIdentifier = await PhysicalAsync(environment, "AWS::RDS::DBInstance") }, TestContext.Current.CancellationToken);
        await Patience.UntilAsync(async () => await DatabaseAsync(environment) == "available", () => "The database did not start.");
        await LookNowAsync(environment);
        await Patience.UntilAsync(async () => (await ScheduleAsync(environment)).Json["databaseRestartedAt"] is not null, () => Portal.Log);
        await LookNowAsync(environment);
        (await Engineer.PostAsync($"/environments/{environment.Id}/schedule/start", new { })).Should(HttpStatusCode.OK);
        await UntilAsync(environment, "running");
        await SqlAsync($"UPDATE schedules SET keep_until = NULL, next_look_at = now() WHERE id = '{environment.Id}'");
        await LookNowAsync(environment);
        await UntilAsync(environment, "stopped");
        (await DatabaseAsync(environment)).ShouldBe("stopped");
        (await ActionsAsync(environment)).Count(action => action == "schedule.databaseRestarted").ShouldBe(1);
    }

    // Three days away, for two hours: now is outside.
    private static object Away() => new { zone = "UTC", days = new[] { new { day = TimeProvider.System.GetUtcNow().AddDays(3).DayOfWeek.ToString().ToLowerInvariant(), from = "08:00", to = "10:00" } } };

    private async Task<Answer> StandAsync(string stage = "development")
    {
        var done = await Portal.CarryOutAsync(Engineer, Portal.SmallThreeTier(Line.NewName(), stage));
        return await Engineer.EnvironmentAsync(done["environment"], "ready", done["deployment"]);
    }

    private Task<Answer> PutAsync(Answer environment, object hours) => Engineer.SendAsync(HttpMethod.Put, $"/environments/{environment.Id}/schedule", Body(hours));

    private static StringContent Body(object body) => new(System.Text.Json.JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json");

    private Task<Answer> ScheduleAsync(Answer environment) => Engineer.GetAsync($"/environments/{environment.Id}/schedule");

    private async Task<Answer> UntilAsync(Answer environment, string power)
    {
        Answer? seen = null;
        await Patience.UntilAsync(async () =>
        {
            seen = (await ScheduleAsync(environment)).Should(HttpStatusCode.OK);
            return seen["power"] == power;
        }, () => seen?.Text ?? "");
        return seen!;
    }

    private async Task<AutoScalingGroup> GroupAsync(Answer environment)
    {
        using var client = new AmazonAutoScalingClient(Key(), new AmazonAutoScalingConfig { ServiceURL = Portal.Aws.Url, AuthenticationRegion = AwsPlace.Region });
        var name = await PhysicalAsync(environment, "AWS::AutoScaling::AutoScalingGroup");
        return (await client.DescribeAutoScalingGroupsAsync(new DescribeAutoScalingGroupsRequest { AutoScalingGroupNames = [name] }, TestContext.Current.CancellationToken)).AutoScalingGroups!.ShouldHaveSingleItem();
    }

    private async Task<string?> DatabaseAsync(Answer environment)
    {
        using var client = new AmazonRDSClient(Key(), new AmazonRDSConfig { ServiceURL = Portal.Aws.Url, AuthenticationRegion = AwsPlace.Region });
        var name = await PhysicalAsync(environment, "AWS::RDS::DBInstance");
        return (await client.DescribeDBInstancesAsync(new DescribeDBInstancesRequest { DBInstanceIdentifier = name }, TestContext.Current.CancellationToken)).DBInstances!.ShouldHaveSingleItem().DBInstanceStatus;
    }

    private BasicAWSCredentials Key() => new(Portal.Aws.AccessKey, Portal.Aws.Secret);

    private async Task<string> PhysicalAsync(Answer environment, string type) =>
        (await Engineer.GetAsync($"/environments/{environment.Id}/resources")).Json["items"]!.AsArray().First(each => each!["type"]!.GetValue<string>() == type)!["physicalId"]!.GetValue<string>();

    private Task LookNowAsync(Answer environment) => SqlAsync($"UPDATE schedules SET next_look_at = now() WHERE id = '{environment.Id}'; SELECT pg_notify('portal_changed', 'EnvironmentSchedule {environment.Id}')");

    private async Task SqlAsync(string sql)
    {
        await using var connection = await Portal.DatabaseAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private async Task<List<string>> ActionsAsync(Answer environment)
    {
        await using var connection = await Portal.DatabaseAsync();
        await using var command = new NpgsqlCommand("SELECT action FROM audit WHERE subject = $1 AND action LIKE 'schedule.%' AND action <> 'schedule.step' ORDER BY at, id", connection);
        command.Parameters.Add(new() { Value = environment.Id });
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var actions = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) actions.Add(rows.GetString(0));
        return actions;
    }
}
