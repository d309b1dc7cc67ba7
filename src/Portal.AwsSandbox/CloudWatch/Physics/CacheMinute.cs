using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.CloudWatch.Physics;

/// <summary>The cache in a minute: its primary, and what each replica sees of it.</summary>
/// <param name="HitShare">Of reads, those it answers.</param>
/// <param name="EngineCpu">Percent of the one processor that the engine uses.</param>
/// <param name="Memory">Percent of the primary's memory.</param>
/// <param name="FailingShare">Of the application's requests, those that fail for want of it.</param>
public sealed record CacheMinute(
    IReadOnlyList<CacheNode> Nodes, double HitShare, double Reads, double EngineCpu, double Cpu, double Memory, double Bytes,
    double Connections, double Evictions, double Lag, double FailingShare)
{
    /// <summary>The share of reads that a warm cache can't answer.</summary>
    public const double UsualMisses = 0.07;

    private const double ReadsPerRequest = 6;
    private const double OperationsPerSecond = 45_000;
    private static readonly TimeSpan Warms = TimeSpan.FromMinutes(12);

    private static readonly Dictionary<string, double> Gibibytes = new()
    {
        ["micro"] = 0.5,
        ["small"] = 1.37,
        ["medium"] = 3.09,
        ["large"] = 6.38,
        ["xlarge"] = 12.93,
        ["2xlarge"] = 26.04,
        ["4xlarge"] = 52.26,
    };

    public static CacheMinute? Of(StackPicture picture, long minute, double requests, int hosts)
    {
        var at = Span.Of(minute);
        if (picture.First("AWS::ElastiCache::ReplicationGroup", at) is not { } group) return null;
        var (nodes, down, returned) = picture.Outages.Cache(group, at);
        var seed = Noise.Seed(picture.Seed, 30);
        var cold = Math.Max(Span.Fading(at, returned, Warms) * 0.5, Span.Fading(at, group.From, Warms * 3));
        var hits = (1 - UsualMisses * (0.85 + 0.3 * picture.Chance(31, minute))) * (1 - 0.6 * cold) * (1 - down);
        var reads = requests * ReadsPerRequest;
        var gibibytes = Gibibytes.GetValueOrDefault((group.Text("CacheNodeType") ?? "").Split('.')[^1], 1.37) * ((group.Text("CacheNodeType") ?? "").Contains(".r", StringComparison.Ordinal) ? 2.05 : 1);
        var held = Held(picture, group, at, seed) * (1 - 0.4 * Span.Fading(at, returned, Warms));
        var memory = 100 * held / gibibytes;
        var use = reads * 1.25 / 60 / OperationsPerSecond;
        return new CacheMinute(
            nodes, hits, reads,
            Math.Clamp(0.8 + 100 * use + 0.4 * picture.Chance(32, minute), 0, 99.5), Math.Clamp(2.2 + 55 * use + 0.8 * picture.Chance(33, minute), 0, 99.5),
            Math.Min(100, memory), Math.Min(held, gibibytes) * 1024 * 1024 * 1024, hosts * 10 + 6,
            memory > 100 ? picture.Whole(reads * 0.02 * (memory - 100) / 100, 34, minute) : 0,
            0.15 + 0.35 * picture.Chance(35, minute) + 3 * Span.Fading(at, returned, TimeSpan.FromMinutes(3)), 0.04 * down);
    }

    // Gibibytes: what users leave behind grows with how many there are, and turns over with the day.
    private static double Held(StackPicture picture, Spell group, DateTimeOffset at, ulong seed)
    {
        if (picture.Traffic is not { } traffic) return 0.05;
        var years = (at - traffic.Created).TotalDays / 365.25;
        var full = traffic.BaseRate * (0.0035 + 0.004 * picture.Chance(36, 0)) * Math.Pow(traffic.Character.YearlyGrowth, years);
        var age = (at - group.From) / TimeSpan.FromHours(18);
        return full * (1 - Math.Exp(-Math.Max(0, age) * 3)) * (1 + 0.05 * Noise.Smooth(seed, at, TimeSpan.FromHours(7))) + 0.03;
    }
}
