using System.Net;
using Portal.Faults.Drive;
using Portal.Faults.World;
using Portal.Tests.Harness;

namespace Portal.Faults.Judge;

/// <summary>Everything that is not as was promised, as sentences.</summary>
internal sealed class Judgement(Installation world, Ledger ledger, Calls calls)
{
    private readonly List<string> _wrong = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<IReadOnlyList<string>> WrongAsync()
    {
        foreach (var left in await Settled.LeftAsync(world)) _wrong.Add($"stuck: {left}");
        await NothingIsLostAsync();
        await NothingIsDoubledAsync();
        await StacksAndEnvironmentsMatchAsync();
        await EveryOperationRanOnceAsync();
        await TheChainIsWholeAsync();
        await NoJobIsStuckAsync();
        await EverybodyWasToldOnceAsync();
        await BothNodesAreReadyAsync();
        AnswersAreSentences();
        _wrong.AddRange(LogsOf.Unexpected(world.Nodes));
        return _wrong;
    }

    private async Task NothingIsLostAsync()
    {
        var standings = (await world.Cluster.RowsAsync("SELECT request_id, state, reason FROM request_standings")).ToDictionary(row => row[0]);
        foreach (var asked in ledger.All)
            if (!standings.TryGetValue(asked.Id, out var row)) _wrong.Add($"lost: {asked} is not in the store");
            else if (!asked.MayEnd.Contains(row[1])) _wrong.Add($"lost: {asked} stands as {row[1]} ({row[2]})");
        var audited = (await world.Cluster.RowsAsync("SELECT action, subject, count(*)::text FROM audit WHERE actor <> 'portal' GROUP BY 1, 2")).ToDictionary(row => (row[0], row[1]), row => int.Parse(row[2]));
        foreach (var ((action, subject), times) in ledger.Actions)
        {
            var kept = audited.GetValueOrDefault((action, subject));
            if (kept < times) _wrong.Add($"lost: {action} of {subject} was accepted {times} times and stands {kept} times in the audit");
            // What was not answered for good may have been done beside it.
            if (kept > times && !calls.Undecided.Any(call => call.Contains(subject, StringComparison.Ordinal))) _wrong.Add($"doubled: {action} of {subject} was accepted {times} times and stands {kept} times in the audit");
        }
    }

    private async Task NothingIsDoubledAsync()
    {
        foreach (var (what, sql) in new[]
        {
            ("creates of one name", "SELECT content->>'name', count(*) FROM requests WHERE kind = 'Create' GROUP BY 1 HAVING count(*) > 1"),
            ("deployments of one review", "SELECT review_id, count(*) FROM deployments GROUP BY 1 HAVING count(*) > 1"),
            ("reviews of one change set", "SELECT change_set_id, count(*) FROM reviews GROUP BY 1 HAVING count(*) > 1"),
            ("change sets of one attempt", "SELECT request_id || ' ' || revision || ' ' || attempt, count(*) FROM change_sets GROUP BY 1 HAVING count(*) > 1"),
            ("standing environments of one name", "SELECT name, count(*) FROM environments WHERE state <> 'Deleted' GROUP BY 1 HAVING count(*) > 1"),
            ("rows of the audit that may come once", "SELECT action || ' ' || subject, count(*) FROM audit WHERE action IN ('request.drafted', 'request.withdrawn', 'changeSet.opened', 'changeSet.asked', 'changeSet.ready', 'changeSet.discarded', 'review.opened', 'review.closed', 'deployment.opened', 'deployment.started', 'deployment.succeeded', 'deployment.failed') GROUP BY 1 HAVING count(*) > 1"),
            ("decisions of one person", "SELECT subject || ' ' || actor || ' ' || action, count(*) FROM audit WHERE action LIKE 'review.%' AND actor <> 'portal' GROUP BY 1 HAVING count(*) > 1"),
        })
            foreach (var row in await world.Cluster.RowsAsync(sql)) _wrong.Add($"doubled: {what}: {row[0]}, {row[1]} times");
    }

    private async Task StacksAndEnvironmentsMatchAsync()
    {
        var standing = (await world.Cluster.RowsAsync("SELECT stack_id, name, state FROM environments WHERE state <> 'Deleted'")).ToDictionary(row => row[0], row => $"{row[1]} ({row[2]})");
        var waiting = (await world.Cluster.RowsAsync("SELECT stack_id, name FROM (SELECT c.stack_id, c.stack_name AS name FROM change_sets c WHERE c.stack_id IS NOT NULL AND c.discarded_at IS NULL) w")).Select(row => row[0]).ToHashSet();
        using var client = world.Sandbox.Place.CloudFormation();
        var stacks = new List<Amazon.CloudFormation.Model.Stack>();
        string? next = null;
        do
        {
            var page = await client.DescribeStacksAsync(new Amazon.CloudFormation.Model.DescribeStacksRequest { NextToken = next }, Cancellation);
            stacks.AddRange(page.Stacks ?? []);
            next = page.NextToken;
        }
        while (next is not null);
        foreach (var stack in stacks.Where(stack => stack.StackStatus?.Value != "DELETE_COMPLETE"))
            if (stack.StackStatus?.Value == "REVIEW_IN_PROGRESS" ? !waiting.Contains(stack.StackId ?? "") : !standing.ContainsKey(stack.StackId ?? ""))
                _wrong.Add($"doubled: stack {stack.StackName} in {stack.StackStatus} belongs to no environment and no review");
        var there = stacks.Where(stack => stack.StackStatus?.Value is not ("DELETE_COMPLETE" or "REVIEW_IN_PROGRESS")).Select(stack => stack.StackId ?? "").ToHashSet();
        foreach (var (id, environment) in standing.Where(pair => !there.Contains(pair.Key) && !pair.Value.EndsWith("(Failed)", StringComparison.Ordinal)))
            _wrong.Add($"lost: environment {environment} has no stack {id}");
    }

    // Each token of ours began one operation of its stack, and no other began without one.
    private async Task EveryOperationRanOnceAsync()
    {
        foreach (var row in await world.Cluster.RowsAsync("SELECT DISTINCT stack_id, stack_name FROM deployments WHERE started_at IS NOT NULL"))
        {
            var begun = (await world.Sandbox.Place.EventsAsync(row[0], Cancellation)).Where(each => each.PhysicalResourceId == each.StackId && each.ResourceStatus?.Value is "CREATE_IN_PROGRESS" or "UPDATE_IN_PROGRESS" or "DELETE_IN_PROGRESS");
            foreach (var again in begun.GroupBy(each => (each.ClientRequestToken, each.ResourceStatus!.Value)).Where(group => group.Count() > 1))
                _wrong.Add($"doubled: stack {row[1]} began {again.Key.Value} {again.Count()} times for {again.Key.ClientRequestToken}");
        }
    }

    private async Task TheChainIsWholeAsync()
    {
        foreach (var node in world.Nodes)
            if (await node.Portal.WithToken(world.First.Portal.TokenOf("auditor")).PostAsync("/audit/verify") is var told && (told.Status != 200 || told["intact"] != "true"))
                _wrong.Add($"audit: the {node.Name} node says {told.Text}");
    }

    private async Task NoJobIsStuckAsync()
    {
        foreach (var row in await world.Cluster.RowsAsync("SELECT job_name, trigger_name, trigger_state FROM qrtz_triggers WHERE trigger_state IN ('ERROR', 'PAUSED', 'PAUSED_BLOCKED')"))
            _wrong.Add($"stuck: trigger {row[1]} of {row[0]} is {row[2]}");
        // Two sweeps later every job has to have looked again.
        var fired = await world.Cluster.RowsAsync("SELECT job_name, max(prev_fire_time)::text FROM qrtz_triggers WHERE trigger_name = 'sweep' AND job_name <> 'WriteAuditHead' GROUP BY 1");
        var waits = fired.ToDictionary(row => row[0], row => row[1]);
        try
        {
            await Patience.UntilAsync(async () =>
            {
                foreach (var row in await world.Cluster.RowsAsync("SELECT job_name, max(prev_fire_time)::text FROM qrtz_triggers WHERE trigger_name = 'sweep' GROUP BY 1"))
                    if (waits.GetValueOrDefault(row[0]) is { } before && before != row[1]) waits.Remove(row[0]);
                return waits.Count == 0;
            }, () => "", TimeSpan.FromSeconds(60));
        }
        catch (TimeoutException)
        {
            foreach (var job in waits.Keys) _wrong.Add($"stuck: the sweep of {job} does not come any more");
        }
        var alive = world.Nodes.Select(node => node.Portal.ProcessId.ToString()).ToHashSet();
        foreach (var row in await world.Cluster.RowsAsync("SELECT DISTINCT instance_name FROM qrtz_fired_triggers UNION SELECT instance_name FROM qrtz_scheduler_state"))
            if (!alive.Contains(row[0].Split('-')[^1])) _wrong.Add($"stuck: the dead node {row[0]} still holds jobs");
        var failed = await world.Cluster.RowsAsync("SELECT 'deployment ' || id || ': ' || last_fault FROM deployments WHERE failed_looks > 0 UNION ALL SELECT 'change set ' || id || ': ' || last_fault FROM change_sets WHERE failed_looks > 0");
        foreach (var row in failed) _wrong.Add($"stuck: {row[0]}");
    }

    private async Task EverybodyWasToldOnceAsync()
    {
        foreach (var row in await world.Cluster.RowsAsync("SELECT event_id || ' to ' || person, count(*) FROM notifications GROUP BY 1 HAVING count(*) > 1")) _wrong.Add($"doubled: notification {row[0]}");
        foreach (var row in await world.Cluster.RowsAsync("SELECT event_id || ' to ' || target, count(*) FROM deliveries GROUP BY 1 HAVING count(*) > 1")) _wrong.Add($"doubled: delivery {row[0]}");
        foreach (var row in await world.Cluster.RowsAsync("SELECT kind || ' ' || path, count(*) FROM notification_events WHERE kind IN ('ReviewApproved', 'ReviewRejected', 'ReviewSentBack', 'DeploymentSucceeded', 'DeploymentFailed', 'DeploymentRolledBack') GROUP BY 1 HAVING count(*) > 1")) _wrong.Add($"doubled: news {row[0]}");
        var arrived = world.Receiver.Calls.Select(call => call.Delivery).ToHashSet();
        foreach (var row in await world.Cluster.RowsAsync("SELECT id, state, last_answer FROM deliveries"))
            if (!arrived.Contains(row[0])) _wrong.Add($"lost: delivery {row[0]} ({row[1]}, {row[2]}) never arrived");
    }

    private async Task BothNodesAreReadyAsync()
    {
        foreach (var node in world.Nodes)
            if (await node.ReadyAsync() is var (status, text) && status is not HttpStatusCode.OK) _wrong.Add($"the {node.Name} node is not ready: {status} {text}");
    }

    private void AnswersAreSentences()
    {
        foreach (var heard in calls.Heard.Where(heard => heard.Status is not 0 and not (>= 200 and < 300)))
            if (heard.Status == 500 || heard.ContentType != "application/problem+json" || heard.Text.Contains("   at ", StringComparison.Ordinal) || heard.Text.Contains("Exception", StringComparison.Ordinal))
                _wrong.Add($"no sentence: {heard.Call} was answered {heard.Status} {heard.ContentType} {heard.Text}");
    }
}
