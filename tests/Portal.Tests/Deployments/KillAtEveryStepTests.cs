using System.Net;
using Npgsql;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

/// <summary>
/// One environment is created, changed and deleted, and after each step that the line keeps the portal is killed and
/// started again. The end is the same as without: everything once. The usual run kills at all steps of the create and at
/// those of the delete that no create has; <c>PORTAL_LONG_TESTS=1</c> at all.
/// </summary>
public sealed class KillAtEveryStepTests : IAsyncDisposable
{
    private const double Speed = 400;

    private static readonly bool Long = Environment.GetEnvironmentVariable("PORTAL_LONG_TESTS") == "1";

    private static readonly string[] Prepared = ["change set Pending", "change set Pending rendered", "change set Creating", "change set Ready", "review Waiting"];
    // A delete has no change set to wait for.
    private static readonly string[] Planned = [.. Prepared.Where(step => step != "change set Creating")];
    private static readonly string[] Executed = ["review Approved", "deployment Pending", "deployment InProgress step 1", "deployment InProgress step 1 asked", "deployment InProgress step 1 followed"];

    private static readonly Dictionary<string, string[]> AfterApproval = new()
    {
        ["create"] = [.. Executed, "deployment InProgress step 2", "deployment Succeeded", "environment Ready"],
        ["change"] = [.. Executed, "deployment Succeeded", "environment Ready"],
        ["delete"] = ["review Approved", "deployment Pending", "deployment InProgress step 1", "deployment InProgress step 2", "deployment InProgress step 3", "deployment InProgress step 4", "deployment InProgress step 4 asked", "deployment InProgress step 4 followed", "deployment Succeeded", "environment Deleted"],
    };

    private RunningSandbox? _sandbox;
    private RunningPortal? _portal;
    private NpgsqlConnection? _connection;

    private RunningPortal Portal => _portal!;

    [Fact]
    public async Task A_kill_after_any_step_of_a_create_a_change_and_a_delete_changes_nothing()
    {
        _sandbox = await RunningSandbox.StartAsync(Speed);
        _portal = await RunningPortal.StartAsync(_sandbox.Place);
        _connection = await Portal.DatabaseAsync();
        var gate = new StepGate(_connection);
        await gate.InstallAsync();

        var name = Line.NewName();
        var environment = await CarryOutAsync(gate, "create", Portal.ThreeTier(name));
        await CarryOutAsync(gate, "change", new { kind = "change", environment, inputs = new Dictionary<string, string> { ["DbBackupDays"] = "21" } });
        await CarryOutAsync(gate, "delete", new { kind = "delete", environment });

        (await gate.PassedAsync()).ShouldBeSubsetOf([.. AfterApproval.SelectMany(pair => Prepared.Concat(pair.Value).Append(Standing(pair.Key)).Select(step => $"{pair.Key}: {step}"))]);
        (await Portal.Aws.StacksAsync(name, TestContext.Current.CancellationToken)).ShouldBeEmpty();
        await EverythingHappenedOnceAsync(environment);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
        if (_portal is not null) await _portal.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }

    // What the environment's record is called meanwhile; noted beside the deployment's steps, in no fixed order with them.
    private static string Standing(string kind) => kind switch { "create" => "environment Creating", "change" => "environment Updating", _ => "environment Deleting" };

    /// <returns>The environment.</returns>
    private async Task<string> CarryOutAsync(StepGate gate, string kind, object body)
    {
        await gate.BeginAsync(kind);
        var before = kind == "create" || Long ? kind == "delete" ? Planned : Prepared : [];
        if (before.Length > 0) await gate.CloseAfterAsync(before[0]);
        var request = (await Portal.Engineer.PostAsync("/requests", body)).Should(HttpStatusCode.Created);
        for (var i = 0; i < before.Length; i++) await KillAtAsync(gate, before[i], i + 1 < before.Length ? before[i + 1] : null);

        var waiting = await Portal.Engineer.UntilAsync(request.Id, "inReview");
        var review = (await Portal.Engineer.GetAsync($"/reviews/{waiting["review"]}")).Should(HttpStatusCode.OK);
        string[] steps = Long || kind == "create" ? AfterApproval[kind] : [.. AfterApproval[kind].Except(AfterApproval["create"])];
        if (steps.Length > 0) await gate.CloseAfterAsync(steps[0]);
        await Portal.ApproveAsync(review);
        for (var i = 0; i < steps.Length; i++) await KillAtAsync(gate, steps[i], i + 1 < steps.Length ? steps[i + 1] : null);
        await Portal.Engineer.UntilAsync(request.Id, "done");
        // What is kept last belongs to this operation, too.
        await gate.ReachedAsync(AfterApproval[kind][^1], () => Portal.Log);
        return review["environment"];
    }

    private async Task KillAtAsync(StepGate gate, string step, string? next)
    {
        await gate.ReachedAsync(step, () => Portal.Log);
        // What runs must still run when the portal is back, to be followed.
        if (next?.EndsWith(" asked", StringComparison.Ordinal) == true) await SpeedAsync(1);
        if (step.EndsWith(" followed", StringComparison.Ordinal)) await SpeedAsync(Speed);
        await Portal.KillAsync();
        await gate.OpenAsync();
        if (next is not null) await gate.CloseAfterAsync(next);
        await Portal.StartAsync();
    }

    private Task SpeedAsync(double speed) => _sandbox!.ControlAsync(HttpMethod.Put, "speed", new { speed });

    private async Task EverythingHappenedOnceAsync(string environment)
    {
        var deployments = (await Portal.Engineer.GetAsync($"/deployments?environment={environment}")).Json["items"]!.AsArray();
        deployments.Select(each => each!["kind"]!.GetValue<string>()).ShouldBe(["delete", "change", "create"]);
        deployments.ShouldAllBe(each => each!["state"]!.GetValue<string>() == "succeeded");
        var said = await Portal.Aws.EventsAsync(deployments[0]!["stack"]!["id"]!.GetValue<string>(), TestContext.Current.CancellationToken);
        foreach (var id in deployments.Select(each => each!["id"]!.GetValue<string>()))
        {
            var kept = (await Portal.Engineer.EventsAsync(id)).Select(each => each["eventId"]!.GetValue<string>()).ToList();
            kept.ShouldBe(said.Where(each => each.ClientRequestToken?.StartsWith($"portal-{id}-", StringComparison.Ordinal) == true).Select(each => each.EventId).ToList());
        }
        // Nothing happened to the stack in anybody else's name, but the review that came before.
        said.Where(each => each.ClientRequestToken?.StartsWith("portal-", StringComparison.Ordinal) != true).ShouldAllBe(each => each.ResourceStatus!.Value == "REVIEW_IN_PROGRESS");
        foreach (var (action, times) in new[] { ("request.submitted", 3L), ("changeSet.ready", 3L), ("review.opened", 3L), ("deployment.opened", 3L), ("deployment.started", 3L), ("deployment.succeeded", 3L), ("deployment.failed", 0L) })
        {
            await using var count = new NpgsqlCommand("SELECT count(*) FROM audit WHERE action = $1", _connection);
            count.Parameters.Add(new() { Value = action });
            (await count.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(times, action);
        }
    }
}
