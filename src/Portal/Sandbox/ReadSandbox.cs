using System.Text.Json;

namespace Portal.Sandbox;

/// <summary>What a page about the sandbox shows.</summary>
/// <param name="At">The time the cloud shows.</param>
/// <param name="Speed">Times real time at which resources are built.</param>
/// <param name="Stacks">Names of the stacks of the region that are not deleted.</param>
public sealed record SandboxView(DateTimeOffset At, double Speed, IReadOnlyList<SandboxOrder> Orders, IReadOnlyList<InForce> InForce, IReadOnlyList<string> Stacks);

/// <summary>Something ordered that holds still.</summary>
/// <param name="TakeBack">The order that ends it; null where it ends by itself.</param>
public sealed record InForce(string What, string Where, DateTimeOffset? Since, TakeBack? TakeBack);

public sealed record TakeBack(HttpMethod Method, string Path, object? Body);

public sealed class ReadSandbox(SandboxControl control)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly (string Path, string What)[] Rules =
        [("throttles", "Calls throttled"), ("denials", "Calls denied"), ("losses", "Connections dropped"), ("breakages", "Calls failing")];

    /// <summary>Null when the endpoint is no sandbox, or does not answer.</summary>
    public async Task<SandboxView?> RunAsync(string account, string region, CancellationToken ct)
    {
        if (!await control.IsThereAsync(ct)) return null;
        var place = $"account={account}&region={region}";
        var clock = await AskAsync<Clock>("clock", ct);
        var orders = await AskAsync<OrderList>("", ct);
        var state = await AskAsync<State>("state", ct);
        if (clock is null || orders is null || state is null) return null;
        var here = state.Regions.FirstOrDefault(each => each.Account == account && each.Region == region);
        return new SandboxView(clock.At, clock.Speed, orders.Controls, [.. await InForceAsync(place, account, region, ct)],
            [.. (here?.Stacks ?? []).Where(stack => stack.Status != "DELETE_COMPLETE").Select(stack => stack.Name).Order(StringComparer.Ordinal)]);
    }

    private async Task<List<InForce>> InForceAsync(string place, string account, string region, CancellationToken ct)
    {
        var found = new List<InForce>();
        foreach (var one in (await AskAsync<DisturbanceList>($"disturbances?{place}", ct))?.Disturbances ?? [])
            if (one.To is null) found.Add(Of(one, account, region, place));
        foreach (var one in (await AskAsync<FaultList>($"faults?{place}", ct))?.Faults ?? [])
        {
            var which = string.Join(", ", new[] { one.Operation, one.Type, one.LogicalId, one.Stack }.Where(part => part is not null));
            var path = one.Kind == 0 ? "faults" : "stuck";
            found.Add(new InForce(one.Kind == 0 ? "Next resource fails" : "Next resource hangs", which.Length == 0 ? "any resource" : which, null, new TakeBack(HttpMethod.Delete, $"{path}?id={one.Id}&{place}", null)));
        }
        foreach (var (path, what) in Rules)
            foreach (var rule in (await AskAsync<RuleList>(path, ct))?.Rules ?? [])
                found.Add(new InForce(what, rule.Times is { } times ? $"{rule.Action}, {times} more" : rule.Action, null, new TakeBack(HttpMethod.Delete, $"{path}?id={rule.Id}", null)));
        return found;
    }

    private static InForce Of(DisturbanceRow one, string account, string region, string place) => one.Kind switch
    {
        "ZoneLost" => new InForce("Zone lost", one.Zone ?? "", one.From, new TakeBack(HttpMethod.Post, "zones/restore", new { account, region, zone = one.Zone })),
        "NodeBroken" => new InForce("Node broken", one.PhysicalId ?? "", one.From, new TakeBack(HttpMethod.Post, "nodes/mend", new { account, region, id = one.PhysicalId })),
        "Load" => new InForce($"Load × {one.Factor:0.##}", NameIn(one.Stack), one.From, new TakeBack(HttpMethod.Delete, $"load?{place}", null)),
        "DatabaseStopped" => new InForce("Database stopped", one.PhysicalId ?? "", one.From, null),
        _ => new InForce(one.Kind, one.PhysicalId ?? one.Zone ?? "", one.From, null),
    };

    // arn:aws:cloudformation:region:account:stack/name/id
    private static string NameIn(string? stackId) => stackId?.Split('/') is [_, var name, ..] ? name : stackId ?? "";

    private async Task<T?> AskAsync<T>(string path, CancellationToken ct)
    {
        var answer = await control.ReadAsync(path, ct);
        return answer.Refusal is null ? JsonSerializer.Deserialize<T>(answer.Body, Json) : default;
    }

    private sealed record Clock(DateTimeOffset At, double Speed);

    private sealed record OrderList(IReadOnlyList<SandboxOrder> Controls);

    private sealed record State(IReadOnlyList<RegionRow> Regions);

    private sealed record RegionRow(string Account, string Region, IReadOnlyList<StackRow> Stacks);

    private sealed record StackRow(string Name, string Status);

    private sealed record DisturbanceList(IReadOnlyList<DisturbanceRow> Disturbances);

    private sealed record DisturbanceRow(string Kind, DateTimeOffset From, DateTimeOffset? To, string? Zone, string? Stack, string? PhysicalId, double Factor);

    private sealed record FaultList(IReadOnlyList<FaultRow> Faults);

    private sealed record FaultRow(string Id, int Kind, string? Operation, string? Type, string? LogicalId, string? Stack);

    private sealed record RuleList(IReadOnlyList<RuleRow> Rules);

    private sealed record RuleRow(string Id, string Action, int? Times);
}
