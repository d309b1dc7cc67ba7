using System.Collections.Concurrent;

namespace Portal.AwsSandbox.State;

/// <summary>
/// Quotas that are not the default: those that a company with many environments has had raised long ago, and what the
/// control API set since. They live as long as the process.
/// </summary>
public sealed class RaisedQuotas
{
    private static readonly Dictionary<string, double> LongAgo = new()
    {
        ["L-0263D0A3"] = 1500, // Elastic IPs
        ["L-F678F1CE"] = 500, // VPCs
        ["L-A4707A72"] = 500, // internet gateways
        ["L-FE5A380F"] = 500, // NAT gateways a zone
        ["L-53DA6B97"] = 500, // load balancers
        ["L-7B6409FD"] = 500, // database instances
        ["L-DFE45DF3"] = 1500, // cache nodes
    };

    private readonly ConcurrentDictionary<(string Account, string Region, string Code), double> set = new();

    /// <summary>As it applies now; null where the default does.</summary>
    public double? Find(string account, string region, string code) =>
        set.TryGetValue((account, region, code), out var value) ? value : LongAgo.TryGetValue(code, out var raised) ? raised : null;

    public void Set(string account, string region, string code, double value) => set[(account, region, code)] = value;

    public void Clear() => set.Clear();
}
