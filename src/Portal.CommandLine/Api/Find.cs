using System.Text.Json.Nodes;
using Portal.CommandLine.Calls;

namespace Portal.CommandLine.Api;

/// <summary>Finds what somebody named by an id or by the name of an environment.</summary>
internal static class Find
{
    // Requests are not searched by name; one for an environment that does not stand yet is among the newest.
    private const string NewestRequests = "requests?limit=200";

    public static bool IsRequest(string what) => what.StartsWith("req-", StringComparison.Ordinal);
    public static bool IsReview(string what) => what.StartsWith("rev-", StringComparison.Ordinal);
    public static bool IsDeployment(string what) => what.StartsWith("dep-", StringComparison.Ordinal);

    /// <param name="idOrName">Its id, or its name while it stands.</param>
    public static Task<JsonNode> EnvironmentAsync(PortalApi api, string idOrName, CancellationToken ct) => api.GetAsync($"environments/{Query.Part(idOrName)}", ct);

    /// <summary>Null when there is none of this name yet, or any more.</summary>
    public static async Task<JsonNode?> StandingAsync(PortalApi api, string idOrName, CancellationToken ct)
    {
        try
        {
            return await EnvironmentAsync(api, idOrName, ct);
        }
        catch (RefusedException refused) when (refused.Code == ExitCode.NotFound)
        {
            return null;
        }
    }

    /// <param name="what">A request's id; or the id or name of an environment, for the newest request about it.</param>
    public static async Task<JsonNode> RequestAsync(PortalApi api, string what, CancellationToken ct)
    {
        if (IsRequest(what)) return await api.GetAsync($"requests/{Query.Part(what)}", ct);
        var environment = await StandingAsync(api, what, ct);
        var newest = environment is not null
            ? (await api.GetAsync(Query.Of("requests", ("environment", environment.Text("id")), ("limit", "1")), ct)).Items("items").FirstOrDefault()
            : (await api.GetAsync(NewestRequests, ct)).Items("items").FirstOrDefault(request => request.Text("name") == what);
        return newest ?? throw new CommandFailedException(ExitCode.NotFound, $"There is no request about '{what}'. Give a request's id, or the name of an environment.");
    }

    /// <param name="what">A review's id, or what <see cref="RequestAsync"/> takes.</param>
    public static async Task<JsonNode> ReviewAsync(PortalApi api, string what, CancellationToken ct)
    {
        if (IsReview(what)) return await api.GetAsync($"reviews/{Query.Part(what)}", ct);
        var request = await RequestAsync(api, what, ct);
        return request.Text("review") is { Length: > 0 } review ? await api.GetAsync($"reviews/{review}", ct)
            : throw new CommandFailedException(ExitCode.Failed, $"Request {request.Text("id")} is {request.Text("state")}: there is no review of it yet.");
    }
}
