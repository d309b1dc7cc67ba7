using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.Harness;

namespace Portal.Tests.Health;

/// <summary>A sandbox and a portal that passes over it each second, with one three-tier environment.</summary>
public sealed class HealthWorld : IAsyncLifetime
{
    /// <summary>A minute of the settings is a second here.</summary>
    public static readonly IReadOnlyDictionary<string, string> Fast = new Dictionary<string, string>
    {
        ["Portal__Health__EverySeconds"] = "1",
        ["Portal__Health__CalmEverySeconds"] = "2",
        ["Portal__Health__SeldomEverySeconds"] = "3",
        ["Portal__Health__SettleSeconds"] = "1",
        ["Portal__Health__Thresholds__CeilingMinutes"] = "0.05",
        // What was measured stays so for minutes; these tests are of what is seen.
        ["Portal__Health__Thresholds__FewRequests"] = "1000000000",
        ["Portal__Health__Thresholds__CpuPercent"] = "101",
        ["Portal__Health__Thresholds__DatabaseCpuPercent"] = "101",
        ["Portal__Health__Thresholds__DatabaseLatencySeconds"] = "60",
        ["Portal__Health__Thresholds__CacheMemoryPercent"] = "101",
        ["Portal__Health__Thresholds__CacheLagSeconds"] = "600",
    };

    public RunningSandbox Sandbox { get; private set; } = null!;

    public RunningPortal Portal { get; private set; } = null!;

    public string Name { get; } = Line.NewName();

    public string Id { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Sandbox = await RunningSandbox.StartAsync(1000);
        Portal = await RunningPortal.StartAsync(Sandbox.Place, Fast);
        var done = await Portal.CarryOutAsync(Portal.Engineer, Portal.ThreeTier(Name));
        Id = (await Portal.Engineer.EnvironmentAsync(done["environment"], "ready")).Id;
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    public async Task<JsonNode> HealthAsync() => (await Portal.Engineer.GetAsync($"/environments/{Id}/health")).Should(HttpStatusCode.OK).Json;

    /// <summary>The environment's health once it is so.</summary>
    public async Task<JsonNode> UntilAsync(Func<JsonNode, bool> isSo)
    {
        JsonNode? seen = null;
        await Patience.UntilAsync(async () => isSo(seen = await HealthAsync()), () => $"{seen}\n{(Portal.Log.Length > 3000 ? Portal.Log[^3000..] : Portal.Log)}");
        return seen!;
    }

    public Task<JsonNode> UntilStateAsync(string state) => UntilAsync(health => health["state"]!.GetValue<string>() == state);

    public static string TierOf(JsonNode health, string tier, string member) =>
        health["tiers"]!.AsArray().Single(one => one!["tier"]!.GetValue<string>() == tier)![member]!.GetValue<string>();

    public async Task<IReadOnlyList<string>> TimelineAsync() =>
        [.. (await Portal.Engineer.GetAsync($"/environments/{Id}/timeline")).Should(HttpStatusCode.OK).Json["items"]!.AsArray().Select(entry => entry!["title"]!.GetValue<string>())];

    public async Task OrderAsync(string path, object body) => await Sandbox.ControlAsync(HttpMethod.Post, path, body);
}
