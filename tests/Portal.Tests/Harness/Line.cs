using System.Net;
using System.Text.Json.Nodes;

namespace Portal.Tests.Harness;

/// <summary>Steps of the line as people and scripts take them, by the API.</summary>
public static class Line
{
    /// <summary>States of a request from which it goes on by itself.</summary>
    private static readonly string[] Passing = ["submitted", "preparing", "approved", "deploying"];

    public static string NewName() => $"t-{Guid.NewGuid().ToString("N")[..12]}";

    /// <summary>The least that is a whole request for the notice board.</summary>
    public static Dictionary<string, object> NoticeBoard(this RunningPortal portal, string name) => new()
    {
        ["kind"] = "create",
        ["product"] = "notice-board",
        ["name"] = name,
        ["stage"] = "development",
        ["account"] = portal.Aws.Account,
        ["region"] = AwsPlace.Region,
        ["inputs"] = new Dictionary<string, string> { ["WebHook"] = "https://hooks.example.com/T0/any-token" },
    };

    public static Dictionary<string, object> ThreeTier(this RunningPortal portal, string name) => new()
    {
        ["kind"] = "create",
        ["product"] = "three-tier",
        ["preset"] = "production-app",
        ["name"] = name,
        ["stage"] = "production",
        ["account"] = portal.Aws.Account,
        ["region"] = AwsPlace.Region,
        ["costCentre"] = "CC-4110",
        ["inputs"] = new Dictionary<string, string>(),
    };

    /// <summary>The least of three tiers that may be stopped by a schedule and deleted at once.</summary>
    public static Dictionary<string, object> SmallThreeTier(this RunningPortal portal, string name, string stage = "development") => portal.ThreeTier(name).With("stage", stage).With("inputs", new Dictionary<string, string>
    {
        ["InstanceType"] = "t4g.medium",
        ["MinCapacity"] = "3",
        ["MaxCapacity"] = "4",
        ["DbInstanceClass"] = "db.t4g.medium",
        ["DbStorageGb"] = "50",
        ["DbMaxStorageGb"] = "100",
        ["CacheEngine"] = "valkey",
        ["CacheNodeType"] = "cache.t4g.small",
        ["NatMode"] = "single",
        ["DbBackupDays"] = "7",
        ["DeletionProtection"] = "false",
    });

    /// <summary>The request once it stands in this state; fails when it ends in another.</summary>
    public static async Task<Answer> UntilAsync(this Caller caller, string request, string state)
    {
        Answer? seen = null;
        await Patience.UntilAsync(async () =>
        {
            seen = (await caller.GetAsync($"/requests/{request}")).Should(HttpStatusCode.OK);
            if (seen["state"] != state && !Passing.Contains(seen["state"])) throw new InvalidOperationException($"The request is {seen["state"]} instead of {state}: {seen["reason"]}");
            return seen["state"] == state;
        }, () => seen?.Text ?? "");
        return seen!;
    }

    /// <summary>Submits and waits for the review.</summary>
    /// <returns>The review, whole.</returns>
    public static async Task<Answer> ReviewOfAsync(this Caller caller, object body)
    {
        var request = (await caller.PostAsync("/requests", body)).Should(HttpStatusCode.Created);
        var waiting = await caller.UntilAsync(request.Id, "inReview");
        return (await caller.GetAsync($"/reviews/{waiting["review"]}")).Should(HttpStatusCode.OK);
    }

    public static Task<Answer> DecideAsync(this Caller approver, Answer review, string decision, string comment = "", string? digest = null) =>
        approver.PostAsync($"/reviews/{review.Id}/decisions", new { decision, digest = digest ?? review["digest"], comment, confirm = review["name"] });

    /// <summary>Approves as everybody whom the review's route names.</summary>
    public static async Task ApproveAsync(this RunningPortal portal, Answer review)
    {
        foreach (var group in review.Json["route"]!.AsArray())
        {
            string[] people = group!["group"]!.GetValue<string>() is "cost" ? ["cost"] : ["platform", "platform-second"];
            foreach (var person in people.Take(group["approvals"]!.GetValue<int>()))
                (await portal.As(person).DecideAsync(review, "approve")).Should(HttpStatusCode.OK);
        }
    }

    /// <summary>Submits, approves as somebody else and waits for the end.</summary>
    /// <returns>The request, done.</returns>
    public static async Task<Answer> CarryOutAsync(this RunningPortal portal, Caller caller, object body)
    {
        var review = await caller.ReviewOfAsync(body);
        await portal.ApproveAsync(review);
        return await caller.UntilAsync(review["request"], "done");
    }

    /// <summary>The environment once its record stands in this state, and has caught up with the deployment when one is named.</summary>
    public static async Task<Answer> EnvironmentAsync(this Caller caller, string id, string state, string? deployment = null)
    {
        Answer? seen = null;
        await Patience.UntilAsync(async () =>
        {
            seen = await caller.GetAsync($"/environments/{id}");
            return seen.Status == 200 && seen["state"] == state && (deployment is null || seen["lastDeployment"] == deployment);
        }, () => seen?.Text ?? "");
        return seen!;
    }

    public static async Task<IReadOnlyList<JsonNode>> EventsAsync(this Caller caller, string deployment) =>
        [.. (await caller.GetAsync($"/deployments/{deployment}/events")).Should(HttpStatusCode.OK).Json["items"]!.AsArray().Select(each => each!)];
}

public static class Bodies
{
    /// <summary>The same body with one member set.</summary>
    public static Dictionary<string, object> With(this Dictionary<string, object> body, string name, object value) => new(body) { [name] = value };
}
