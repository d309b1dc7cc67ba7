using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Portal.Faults.World;
using Portal.Tests.Harness;

namespace Portal.Faults.Drive;

/// <summary>Carries out the drawn operations as engineers and approvers do, and enters in the ledger what was accepted.</summary>
internal sealed class People(Installation world, Calls calls, Ledger ledger)
{
    private static readonly string[] Open = ["InReview"], Done = ["Done"];

    private readonly ConcurrentQueue<string> _done = [];

    /// <summary>Accepted or refused, by kind.</summary>
    public IReadOnlyDictionary<string, int> Counts => _done.GroupBy(each => each).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>The installation is beyond help: nobody waits for an answer any more.</summary>
    public void GiveUp() => calls.GiveUp();

    public async Task DoAsync(Operation operation)
    {
        var accepted = await TryAsync(operation);
        // Nothing was there to do it to: somebody asks for something new instead.
        if (accepted is null) accepted = await AskAsync(operation, operation.Choice % 2 == 0 ? OperationKind.AskNoticeBoard : OperationKind.AskStaticSite);
        _done.Enqueue($"{operation.Kind} {(accepted.Value ? "accepted" : "refused")}");
    }

    /// <returns>Whether it was accepted; null when there was nothing to do it to.</returns>
    private Task<bool?> TryAsync(Operation operation) => operation.Kind switch
    {
        OperationKind.AskNoticeBoard or OperationKind.AskStaticSite or OperationKind.AskThreeTier or OperationKind.KeepDraft => AskedAsync(operation),
        OperationKind.Approve => DecideAsync(operation, "approve"),
        OperationKind.ApproveAndFail => DecideAsync(operation, "approve", fails: true),
        OperationKind.Reject => DecideAsync(operation, "reject"),
        OperationKind.SendBack => DecideAsync(operation, "sendBack"),
        OperationKind.Withdraw => WithAsync(operation, Open, ["inReview"], asked => OnRequestAsync(operation, asked, "withdraw", "request.withdrawn", "Withdrawn")),
        OperationKind.SendAgain => WithAsync(operation, ["SentBack"], ["sentBack"], asked => SendAgainAsync(operation, asked)),
        OperationKind.Cancel => WithAsync(operation, Done, ["deploying"], asked => CancelAsync(operation, asked)),
        OperationKind.Retry => WithAsync(operation, ["Failed"], ["failed"], asked => RetryAsync(operation, asked)),
        OperationKind.ChangeSize => StandingAsync(operation, (_, environment) => ForEnvironmentAsync(operation, environment, "change")),
        OperationKind.Delete => StandingAsync(operation, (_, environment) => ForEnvironmentAsync(operation, environment, "delete")),
        OperationKind.ExtendLease => StandingAsync(operation, (asked, environment) => OnEnvironmentAsync(operation, asked, environment, "lease/extend", new { days = 10 + (operation.Choice % 20), note = "" }, "lease.extended")),
        OperationKind.CheckDrift => StandingAsync(operation, (asked, environment) => OnEnvironmentAsync(operation, asked, environment, "drift/check", new { }, "drift.asked")),
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };

    private async Task<bool?> AskedAsync(Operation operation) => await AskAsync(operation, operation.Kind);

    private async Task<bool> AskAsync(Operation operation, OperationKind kind)
    {
        var name = $"f{operation.Number}-{kind.ToString().ToLowerInvariant()}";
        var portal = world.First.Portal;
        var body = kind switch
        {
            OperationKind.AskThreeTier => portal.SmallThreeTier(name),
            OperationKind.AskStaticSite => portal.NoticeBoard(name).With("product", "static-site").With("preset", operation.Choice % 3 == 0 ? "web-app" : "documentation").With("inputs", new Dictionary<string, string>()),
            OperationKind.KeepDraft => portal.NoticeBoard(name).With("draft", true),
            _ => portal.NoticeBoard(name),
        };
        var answer = await calls.PostAsync(operation.Person, "/requests", body, operation.CutAfter);
        if (await CarriedOutAsync(operation.Person, answer) is not { } request) return false;
        Enter(operation, request, kind is OperationKind.KeepDraft);
        return true;
    }

    // A lost answer names what was done; it is read, as a script would.
    private async Task<JsonNode?> CarriedOutAsync(string person, Answer? answer) => answer switch
    {
        { Status: 200 or 201 } => answer.Json,
        { Status: 409 } when answer["code"] == "answerLost" => (await calls.GetAsync(person, answer.Headers["Location"].Replace("/api/v1", "", StringComparison.Ordinal)))?.Json,
        _ => null,
    };

    private void Enter(Operation operation, JsonNode request, bool draft)
    {
        var asked = ledger.Add(new Asked(Text(request, "id"), operation.Person, Text(request, "kind"), Text(request, "name"), Text(request, "environment")));
        if (draft || Text(request, "state") == "draft") asked.Accepted("kept as a draft", "Draft");
        else
        {
            asked.Accepted("submitted", Open);
            ledger.Did("request.submitted", asked.Id);
        }
    }

    private Task<bool?> DecideAsync(Operation operation, string decision, bool fails = false) => WithAsync(operation, Open, ["inReview"], async asked =>
    {
        var request = await calls.GetAsync(asked.Person, $"/requests/{asked.Id}");
        if (request is null || await calls.GetAsync("platform", $"/reviews/{request["review"]}") is not { Status: 200 } review) return false;
        if (fails && asked.Kind == "delete") return null;
        if (fails) await world.Sandbox.ControlAsync(HttpMethod.Post, "faults", new { stack = asked.Name, operation = asked.Kind == "create" ? "create" : "update", reason = "Ordered by the fault suite", times = 1 });
        foreach (var person in decision == "approve" ? Approvers(review) : ["platform"])
        {
            var answer = await calls.PostAsync(person, $"/reviews/{review.Id}/decisions", new { decision, digest = review["digest"], comment = "Looked at.", confirm = asked.Name }, operation.CutAfter);
            if (!IsYes(answer)) return false;
            ledger.Did(decision switch { "approve" => "review.approved", "reject" => "review.rejected", _ => "review.sentBack" }, review.Id);
        }
        asked.Accepted(fails ? "approved, made to fail" : decision, decision switch { "reject" => "Rejected", "sendBack" => "SentBack", _ => fails ? "Failed" : "Done" });
        return true;
    });

    private static IEnumerable<string> Approvers(Answer review) => review.Json["route"]!.AsArray().SelectMany(group =>
        ((string[])(Text(group!, "group") is "cost" ? ["cost"] : ["platform", "platform-second"])).Take(group!["approvals"]!.GetValue<int>()));

    private async Task<bool?> OnRequestAsync(Operation operation, Asked asked, string verb, string action, params string[] mayEnd)
    {
        if (!IsYes(await calls.PostAsync(asked.Person, $"/requests/{asked.Id}/{verb}", new { }, operation.CutAfter))) return false;
        ledger.Did(action, asked.Id);
        asked.Accepted(verb, mayEnd);
        return true;
    }

    private async Task<bool?> SendAgainAsync(Operation operation, Asked asked) =>
        await OnRequestAsync(operation, asked, "reopen", "request.reopened", "Draft") is true
            ? await OnRequestAsync(operation, asked, "submit", "request.submitted", Open)
            : false;

    // It may be too late, and then it goes on to its end.
    private async Task<bool?> CancelAsync(Operation operation, Asked asked)
    {
        if (await DeploymentOfAsync(asked) is not { } deployment || !IsYes(await calls.PostAsync(asked.Person, $"/deployments/{deployment}/cancel", new { }, operation.CutAfter))) return false;
        asked.Accepted("cancelled", "Failed", "Done");
        return true;
    }

    private async Task<bool?> RetryAsync(Operation operation, Asked asked)
    {
        if (await DeploymentOfAsync(asked) is not { } deployment || !IsYes(await calls.PostAsync(asked.Person, $"/deployments/{deployment}/retry", new { }, operation.CutAfter))) return false;
        ledger.Did("deployment.retried", deployment);
        // Approved already when its digest is the same, else somebody looks once more.
        asked.Accepted("tried again", "Done", "InReview");
        return true;
    }

    private async Task<string?> DeploymentOfAsync(Asked asked) => (await calls.GetAsync(asked.Person, $"/requests/{asked.Id}"))?["deployment"] is { Length: > 0 } id ? id : null;

    private async Task<bool?> ForEnvironmentAsync(Operation operation, JsonNode environment, string kind)
    {
        var days = $"{7 + (operation.Choice % 20)}";
        var inputs = Text(environment, "product") switch
        {
            "three-tier" => new Dictionary<string, string> { ["MaxCapacity"] = $"{4 + (operation.Choice % 4)}", ["DbBackupDays"] = days },
            "static-site" => new Dictionary<string, string> { ["VersionDays"] = $"{40 + (operation.Choice % 50)}" },
            _ => new Dictionary<string, string> { ["KeepSeconds"] = $"{3600 + (operation.Choice % 9000)}" },
        };
        object body = kind == "delete" ? new { kind, environment = Text(environment, "id") } : new { kind, environment = Text(environment, "id"), inputs };
        if (await CarriedOutAsync(operation.Person, await calls.PostAsync(operation.Person, "/requests", body, operation.CutAfter)) is not { } request) return false;
        Enter(operation, request, draft: false);
        return true;
    }

    private async Task<bool?> OnEnvironmentAsync(Operation operation, Asked asked, JsonNode environment, string path, object body, string action)
    {
        if (!IsYes(await calls.PostAsync(asked.Person, $"/environments/{Text(environment, "id")}/{path}", body, operation.CutAfter))) return false;
        ledger.Did(action, Text(environment, "id"));
        return true;
    }

    /// <summary>Does something to one of the requests that stand so, as the ledger and then the portal see it.</summary>
    private async Task<bool?> WithAsync(Operation operation, string[] mayEnd, string[] states, Func<Asked, Task<bool?>> run)
    {
        foreach (var asked in Shuffled(operation, ledger.All.Where(each => each.MayEnd.SequenceEqual(mayEnd))))
        {
            if (!asked.Take()) continue;
            try
            {
                // Somebody may have been faster between the look and the hold.
                if (asked.MayEnd.SequenceEqual(mayEnd) && await calls.GetAsync(asked.Person, $"/requests/{asked.Id}") is { Status: 200 } seen && states.Contains(seen["state"])) return await run(asked);
            }
            finally
            {
                asked.Release();
            }
        }
        return null;
    }

    /// <summary>Does something to an environment that stands, of the engineer's team.</summary>
    private async Task<bool?> StandingAsync(Operation operation, Func<Asked, JsonNode, Task<bool?>> run)
    {
        foreach (var asked in Shuffled(operation, ledger.All.Where(each => each.Kind == "create" && each.Person == operation.Person && each.MayEnd.SequenceEqual(Done))))
        {
            if (!asked.Take()) continue;
            try
            {
                if (await calls.GetAsync(asked.Person, $"/environments/{asked.Environment}") is { Status: 200 } seen && seen["state"] == "ready") return await run(asked, seen.Json);
            }
            finally
            {
                asked.Release();
            }
        }
        return null;
    }

    private static IEnumerable<Asked> Shuffled(Operation operation, IEnumerable<Asked> all) => all.Select((asked, place) => (asked, place)).OrderBy(each => (each.place + 1) * (operation.Choice + 7919L) % 10_007).Select(each => each.asked).Take(12);

    private static bool IsYes(Answer? answer) => answer is { Status: >= 200 and < 300 } || (answer is { Status: 409 } && answer["code"] == "answerLost");

    private static string Text(JsonNode node, string member) => node[member]?.ToString() ?? "";
}
