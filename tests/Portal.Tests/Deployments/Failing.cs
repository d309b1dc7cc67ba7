using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.Deployments;

/// <summary>Failures made by the sandbox's control, and what people do about them, by the API.</summary>
public static class Failing
{
    /// <summary>Lets the next matching resource of one stack fail.</summary>
    /// <param name="operation">create, update, delete or rollback.</param>
    public static Task FailAsync(this RunningSandbox sandbox, string stack, string operation, string reason, string? logicalId = null, int times = 1) =>
        sandbox.ControlAsync(HttpMethod.Post, "faults", new { stack, operation, reason, logicalId, times });

    public static Task HangAsync(this RunningSandbox sandbox, string stack, string operation, string? logicalId = null) =>
        sandbox.ControlAsync(HttpMethod.Post, "stuck", new { stack, operation, logicalId, times = 1 });

    /// <summary>Submits and approves, and does not wait.</summary>
    /// <returns>The review.</returns>
    public static async Task<Answer> SendAsync(this RunningPortal portal, object body)
    {
        var review = await portal.Engineer.ReviewOfAsync(body);
        await portal.ApproveAsync(review);
        return review;
    }

    /// <summary>A change of the notice board, approved.</summary>
    public static Task<Answer> SendChangeAsync(this RunningPortal portal, string environment, int keepSeconds) =>
        portal.SendAsync(new { kind = "change", environment, inputs = new Dictionary<string, string> { ["KeepSeconds"] = keepSeconds.ToString() } });

    /// <summary>The newest deployment of an environment once it stands in this state.</summary>
    public static async Task<Answer> DeploymentAsync(this Caller caller, string environment, string state, string? except = null)
    {
        Answer? seen = null;
        await Patience.UntilAsync(async () =>
        {
            var newest = (await caller.GetAsync($"/deployments?environment={environment}")).Should(HttpStatusCode.OK).Json["items"]!.AsArray().FirstOrDefault()?["id"]?.GetValue<string>();
            if (newest is null || newest == except) return false;
            seen = (await caller.GetAsync($"/deployments/{newest}")).Should(HttpStatusCode.OK);
            return seen["state"] == state;
        }, () => seen?.Text ?? "");
        return seen!;
    }

    public static IReadOnlyList<string> Next(this Answer deployment) => [.. deployment.Json["next"]!.AsArray().Select((JsonNode? each) => each!.GetValue<string>())];
}
