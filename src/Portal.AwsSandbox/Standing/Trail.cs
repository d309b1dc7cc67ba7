using System.Text.Json.Nodes;
using Portal.AwsSandbox.CloudFormation.ResourceTypes;
using Portal.AwsSandbox.State;

namespace Portal.AwsSandbox.Standing;

/// <summary>The writes of a region for ninety days, oldest first, at most <see cref="Most"/>. Held under the region's lock, written to its journal.</summary>
public sealed class Trail
{
    public const int Most = 20_000;

    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly Queue<TrailEvent> events = new();
    private readonly List<TrailEvent> fresh = [];

    public IEnumerable<TrailEvent> All => events;

    /// <summary>Notes a call that changed something, with its parameters.</summary>
    internal static void Note(Look look, string resourceType, string resourceName)
    {
        var parameters = new JsonObject();
        foreach (var (name, value) in look.Input.Pairs())
            if (name is not ("Action" or "Version"))
                parameters[char.ToLowerInvariant(name[0]) + name[1..]] = IsSecret(name) ? "****" : value.Length > 256 ? value[..256] + "…" : value;
        Note(look.Region, look.At, $"{look.Request.Service}.amazonaws.com", look.Request.Action, look.Request.Caller.Arn, look.Request.Caller.AccessKeyId, parameters.ToJsonString(), resourceType, resourceName);
    }

    internal static void Note(
        Region region, DateTimeOffset at, string source, string name, string principal, string key, string parameters, string resourceType, string resourceName)
    {
        var trail = region.Trail;
        var one = new TrailEvent(region.NewId("event"), at, source, name, principal, key, parameters, resourceType, resourceName);
        trail.Load(one);
        trail.fresh.Add(one);
    }

    // A template's parameters may be secret, and only the template says which.
    private static bool IsSecret(string name) =>
        name.Contains("Password", StringComparison.Ordinal) || name.Contains("ParameterValue", StringComparison.Ordinal) || name.Contains("AuthToken", StringComparison.Ordinal);

    internal void Load(TrailEvent one)
    {
        events.Enqueue(one);
        if (events.Count > Most) events.Dequeue();
    }

    internal void Trim(DateTimeOffset now)
    {
        while (events.TryPeek(out var oldest) && oldest.At < now - Kept) events.Dequeue();
    }

    internal List<TrailEvent>? TakeFresh()
    {
        if (fresh.Count == 0) return null;
        var taken = fresh.ToList();
        fresh.Clear();
        return taken;
    }
}
