using System.Globalization;
using Portal.Costs.Measured;
using Portal.Domain.Costs;

namespace Portal.Costs.Advice;

/// <summary>
/// Classes that two weeks of metrics found too large: the busiest hour has to fit into the next smaller one with room to
/// spare, for instances also without the zone that has most of them. Memory of instances and databases is not measured, and the risk says so.
/// </summary>
internal static class ByMetrics
{
    public const int Days = 14;

    /// <summary>Percent of the CPU that is left may be used in the busiest hour.</summary>
    private const double MostCpu = 60;

    /// <summary>What a burstable class of the smaller size may use for ever; beyond it credits are billed. Source: AWS's tables of T classes.</summary>
    private const double Baseline = 20;

    /// <summary>Percent of the smaller cache's memory.</summary>
    private const double MostMemory = 70;
    private const int Zones = 3;

    /// <summary>By class: the next smaller, how many times its CPU the old one's is, and how many times its memory.</summary>
    private static readonly Dictionary<string, (string Smaller, double Cpu, double Memory)> Sizes = new()
    {
        ["t4g.large"] = ("t4g.medium", 1, 2),
        ["t3.large"] = ("t3.medium", 1, 2),
        ["t3a.large"] = ("t3a.medium", 1, 2),
        ["m7g.large"] = ("m7g.medium", 2, 2),
        ["db.t4g.large"] = ("db.t4g.medium", 1, 2),
        ["db.t3.large"] = ("db.t3.medium", 1, 2),
        ["db.m6g.large"] = ("db.t4g.large", 1, 1),
        ["db.m7g.large"] = ("db.t4g.large", 1, 1),
        ["cache.t4g.medium"] = ("cache.t4g.small", 1, 2.25),
        ["cache.t3.medium"] = ("cache.t3.small", 1, 2.25),
        ["cache.m6g.large"] = ("cache.t4g.medium", 1, 2.07),
        ["cache.m7g.large"] = ("cache.t4g.medium", 1, 2.07),
    };

    public static IEnumerable<Candidate> Of(IReadOnlyDictionary<string, string> inputs, MeasuredUse use)
    {
        if (!use.IsEnough(Days)) yield break;
        if (Smaller(inputs, "InstanceType") is var (type, instance) && use.BusiestLoad is { } load && Least(inputs) is { } least && Fits(instance.Smaller, load * instance.Cpu / least, load * instance.Cpu / (least - Math.Ceiling(least / (double)Zones))))
            yield return new(AdviceKind.SmallerInstances, "InstanceType", instance.Smaller, $"{instance.Smaller} instead of {type}", "Its memory is half as much, and memory is not measured: look at it on an instance first. The instances are replaced one by one.",
                Text($"In the busiest hour of {Days} days they used {load:0} % of one instance's CPU; {least} run at least."));
        if (Smaller(inputs, "DbInstanceClass") is var (old, database) && use.DatabaseCpu is { } cpu && Fits(database.Smaller, cpu * database.Cpu, cpu * database.Cpu))
            yield return new(AdviceKind.SmallerDatabase, "DbInstanceClass", database.Smaller, $"{database.Smaller} instead of {old}",
                $"{(database.Memory > 1 ? "Its memory is half as much, which is not measured. " : "It bursts on CPU credits. ")}The database is interrupted for a failover, one to two minutes.", Text($"Its CPU was at {cpu:0} % in the busiest hour of {Days} days."));
        if (Smaller(inputs, "CacheNodeType") is var (node, cache) && use is { CacheMemory: { } memory, Evictions: 0 } && memory * cache.Memory <= MostMemory && use.CacheCpu * cache.Cpu is not > Baseline)
            yield return new(AdviceKind.SmallerCache, "CacheNodeType", cache.Smaller, $"{cache.Smaller} instead of {node}", "Nodes are added and failed over to; what the cache holds has to fit.", Text($"At most {memory:0} % of its memory was used in {Days} days, and nothing was evicted."));
    }

    /// <param name="usual">Percent of CPU with every zone, <paramref name="without"/> with one lost.</param>
    private static bool Fits(string smaller, double usual, double without) => without <= MostCpu && (!IsBurstable(smaller) || usual <= Baseline);

    private static bool IsBurstable(string type) => type.StartsWith('t') || type.StartsWith("db.t", StringComparison.Ordinal);

    private static (string Type, (string Smaller, double Cpu, double Memory) Size)? Smaller(IReadOnlyDictionary<string, string> inputs, string parameter) =>
        inputs.GetValueOrDefault(parameter) is { } type && Sizes.TryGetValue(type, out var size) ? (type, size) : null;

    private static int? Least(IReadOnlyDictionary<string, string> inputs) =>
        int.TryParse(inputs.GetValueOrDefault("MinCapacity"), CultureInfo.InvariantCulture, out var least) && least > 1 ? least : null;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
