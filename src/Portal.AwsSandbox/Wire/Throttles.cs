using System.Collections.Concurrent;

namespace Portal.AwsSandbox.Wire;

/// <summary>
/// The token buckets that AWS keeps for each account, region and action. They fill in real time, however fast the simulated
/// clock runs: whoever calls waits in real time too. Only DescribeStacks and DescribeTargetHealth have rates that some source
/// names; the others share one that an orderly caller never meets.
/// </summary>
/// <param name="factor">Multiplies every rate and burst; 0 throttles nothing.</param>
public sealed class Throttles(TimeProvider time, double factor)
{
    private static readonly Limit Usual = new(20, 100);

    private static readonly Dictionary<string, Limit> Named = new()
    {
        ["cloudformation:DescribeStacks"] = new(5, 25),
        ["elasticloadbalancing:DescribeTargetHealth"] = new(10, 40),
    };

    private readonly ConcurrentDictionary<(string Account, string Region, string Action), Bucket> buckets = new();

    /// <summary>Multiplies every rate and burst; 0 throttles nothing.</summary>
    public double Factor { get; set; } = factor;

    /// <summary>Throws when the action's bucket is empty.</summary>
    public void Take(WireRequest request)
    {
        if (Factor is not (> 0 and var times)) return;
        var action = $"{request.Service}:{request.Action}";
        var limit = Named.GetValueOrDefault(action, Usual);
        var bucket = buckets.GetOrAdd((request.Account, request.Region, action), _ => new Bucket());
        if (!bucket.TryTake(limit.Rate * times, Math.Max(1, limit.Burst * times), time.GetUtcNow())) throw Refusal(request.Service);
    }

    public void Clear() => buckets.Clear();

    /// <summary>How a service says that it was asked too often.</summary>
    public static AwsException Refusal(string service) => service switch
    {
        "ec2" => new AwsException("RequestLimitExceeded", "Request limit exceeded.", 503),
        "s3" => new AwsException("SlowDown", "Please reduce your request rate.", 503),
        _ => new AwsException("Throttling", "Rate exceeded"),
    };

    /// <summary>A second, and at once when the bucket is full.</summary>
    private sealed record Limit(double Rate, double Burst);

    private sealed class Bucket
    {
        private readonly Lock gate = new();
        private double? tokens;
        private DateTimeOffset filled;

        public bool TryTake(double rate, double burst, DateTimeOffset now)
        {
            lock (gate)
            {
                tokens = tokens is { } left ? Math.Min(burst, left + Math.Max(0, (now - filled).TotalSeconds) * rate) : burst;
                filled = now;
                if (tokens < 1) return false;
                tokens--;
                return true;
            }
        }
    }
}
