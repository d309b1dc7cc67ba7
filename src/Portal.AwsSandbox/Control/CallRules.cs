using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Control;

/// <summary>What a rule does to the calls it matches.</summary>
public enum CallRuleKind
{
    /// <summary>Refuse as throttled: the next <c>times</c> calls, or those above <c>rate</c> a second.</summary>
    Throttle,

    /// <summary>Refuse as not authorized.</summary>
    Deny,

    /// <summary>Carry the call out and cut the connection before the answer: the caller can't know.</summary>
    Lose,

    /// <summary>Answer with an internal failure, 500, without carrying the call out.</summary>
    Break,
}

/// <summary>
/// A rule made through the control API. <paramref name="Action"/> is <c>service:Action</c>, with <c>*</c> for any;
/// null <paramref name="Times"/> holds until the rule is taken away.
/// </summary>
public sealed record CallRule(string Id, CallRuleKind Kind, string Action, string? Account, string? Region, int? Times, double? Rate);

/// <summary>The rules that stand in the way of calls. They live as long as the process: a restart calls normally again.</summary>
public sealed class CallRules(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<Live> rules = [];

    public CallRule Add(CallRuleKind kind, string action, string? account, string? region, int? times, double? rate)
    {
        var rule = new CallRule(Guid.NewGuid().ToString("N")[..8], kind, action, account, region, times, rate);
        lock (gate) rules.Add(new Live(rule, times, new Bucket(rate ?? 0, time.GetUtcNow())));
        return rule;
    }

    public IReadOnlyList<CallRule> All()
    {
        lock (gate) return [.. rules.Select(live => live.Rule with { Times = live.Left })];
    }

    /// <summary>Takes away one rule, or all of a kind, or all; answers how many went.</summary>
    public int Remove(CallRuleKind? kind = null, string? id = null)
    {
        lock (gate) return rules.RemoveAll(live => (kind is null || live.Rule.Kind == kind) && (id is null || live.Rule.Id == id));
    }

    /// <summary>Throws when a rule refuses the call; true when its answer is to be lost.</summary>
    public bool Apply(WireRequest request)
    {
        var rule = Take(request);
        return rule?.Kind switch
        {
            CallRuleKind.Throttle => throw Throttles.Refusal(request.Service),
            CallRuleKind.Deny => throw Denied(request),
            CallRuleKind.Break => throw new AwsException(
                "InternalFailure", "The request processing has failed because of an unknown error, exception or failure.", 500),
            CallRuleKind.Lose => true,
            _ => false,
        };
    }

    public static AwsException Denied(WireRequest request) => new(
        request.Service is "sts" or "cloudformation" or "s3" or "autoscaling" or "elasticloadbalancing" or "rds" or "elasticache" ? "AccessDenied" : "AccessDeniedException",
        $"User: {request.Caller.Arn} is not authorized to perform: {request.Service}:{request.Action} on resource: " +
        $"{Resource(request)} because no identity-based policy allows the {request.Service}:{request.Action} action", 403);

    private static string Resource(WireRequest request) => request.Input.Text("StackName") switch
    {
        { } arn when arn.StartsWith("arn:", StringComparison.Ordinal) => arn,
        { } name => $"arn:aws:{request.Service}:{request.Region}:{request.Account}:stack/{name}/*",
        null => "*",
    };

    private CallRule? Take(WireRequest request)
    {
        lock (gate)
        {
            var live = rules.Find(each => each.Matches(request) && each.Wants(time.GetUtcNow()));
            if (live is null) return null;
            if (live.Left is { } left && (live.Left = left - 1) == 0) rules.Remove(live);
            return live.Rule;
        }
    }

    private sealed class Live(CallRule rule, int? left, Bucket bucket)
    {
        public CallRule Rule { get; } = rule;

        public int? Left { get; set; } = left;

        public bool Matches(WireRequest request) =>
            (Rule.Account is null || Rule.Account == request.Account) && (Rule.Region is null || Rule.Region == request.Region) &&
            (Rule.Action is "*" || Rule.Action == $"{request.Service}:*" || Rule.Action == $"{request.Service}:{request.Action}");

        // A rate lets calls pass while there are tokens; a count catches every call.
        public bool Wants(DateTimeOffset now) => Rule.Rate is null || !bucket.TryTake(now);
    }

    private sealed class Bucket(double rate, DateTimeOffset start)
    {
        private DateTimeOffset filled = start;
        private double tokens = Math.Max(1, rate);

        public bool TryTake(DateTimeOffset now)
        {
            tokens = Math.Min(Math.Max(1, rate), tokens + (now - filled).TotalSeconds * rate);
            filled = now;
            if (tokens < 1) return false;
            tokens--;
            return true;
        }
    }
}
