using Portal.AwsSandbox.Standing;
using Portal.AwsSandbox.Traffic;

namespace Portal.AwsSandbox.CloudWatch.Physics;

/// <summary>The database in a minute.</summary>
/// <param name="Up">The share of the minute in which it answered; 0 has no metrics.</param>
/// <param name="Cpu">Percent.</param>
/// <param name="FreeStorage">Bytes.</param>
/// <param name="FailingShare">Of the application's requests, those that fail for want of it.</param>
/// <param name="Slowness">By how much it multiplies the application's response time.</param>
public sealed record DatabaseMinute(
    double Up, double Cpu, double Connections, double FreeStorage, double ReadLatency, double WriteLatency, double ReadIops, double WriteIops,
    double FreeMemory, double FailingShare, double Slowness)
{
    private const double QueriesPerProcessor = 420;
    private const double QueriesPerRequest = 3;
    private const double NeedIt = 0.8;

    // Applications give up on what takes so many times as long as usual.
    private const double Endured = 100;

    // A pool opens no more than so many times its usual connections, however long they are held.
    private const double Pooled = 6;
    private const double Gibibyte = 1024.0 * 1024 * 1024;
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(4);

    public static DatabaseMinute? Of(StackPicture picture, long minute, double requests, CacheMinute? cache, int hosts)
    {
        var at = Span.Of(minute);
        if (picture.First("AWS::RDS::DBInstance", at) is not { } database) return null;
        var (down, returned) = picture.Outages.Database(database, at);
        var up = Math.Max(0, 1 - down);
        var type = database.Text("DBInstanceClass") ?? "db.t3.medium";
        var misses = 1 - (cache?.HitShare ?? 0);
        // What the cache holds when all is well is not asked of the database; without a cache all reads are.
        var queries = requests / 60 * QueriesPerRequest * (0.4 + 0.6 * misses / CacheMinute.UsualMisses * (cache is null ? CacheMinute.UsualMisses : 0.6));
        var use = queries / (Capacity.Processors(type) * QueriesPerProcessor);
        var settling = Span.Fading(at, returned, Settles);
        var busy = Math.Min(1, use);
        var slow = 1 + 0.5 * busy * busy + 0.06 * Math.Pow(busy, 10) / Math.Max(0.03, 1.03 - busy) + 0.9 * settling;
        var drag = picture.Outages.Drag(database, at);
        return new DatabaseMinute(
            up, Math.Clamp(3.5 + 92 * busy + 12 * settling + 60 * (1 - 1 / Math.Max(1, drag)) + 2 * picture.Chance(20, minute), 0, 99.5),
            Math.Round((hosts * (4 + 10 * busy) + 3) * (1 + 0.6 * settling) * Math.Min(Pooled, Math.Max(1, drag / 8))), Free(picture, database, at),
            (0.00035 + 0.0002 * picture.Chance(21, minute)) * slow * slow * drag, (0.0009 + 0.0005 * picture.Chance(22, minute)) * slow * slow * drag,
            queries * 0.12, queries * 0.05 + 2, Memory(type) * (0.32 - 0.12 * busy),
            NeedIt * down + (use > 1 ? 0.3 * (1 - 1 / use) : 0) + (drag > Endured ? NeedIt * (1 - Endured / drag) : 0), slow * drag);
    }

    // Filled from the first day on: a share at the start, then so much a year, of what was first allocated.
    private static double Free(StackPicture picture, Spell database, DateTimeOffset at)
    {
        var first = picture.Of(Databases.Type).First(spell => spell.PhysicalId == database.PhysicalId);
        var gigabytes = first.Number32("AllocatedStorage") ?? 20;
        var years = (at - first.From).TotalDays / 365.25;
        var used = gigabytes * (0.12 + 0.1 * picture.Chance(23, 0) + (0.08 + 0.22 * picture.Chance(24, 0)) * years) * (1 + 0.01 * Noise.Smooth(picture.Seed + 25, at, TimeSpan.FromHours(5)));
        return Math.Max(0.01, (database.Number32("AllocatedStorage") ?? gigabytes) - used) * Gibibyte;
    }

    private static double Memory(string type) => Capacity.Processors(type) * (type.Contains(".r", StringComparison.Ordinal) ? 8 : type.EndsWith("medium", StringComparison.Ordinal) ? 2 : 4) * Gibibyte;
}
