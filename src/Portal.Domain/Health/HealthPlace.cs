namespace Portal.Domain.Health;

/// <summary>An account and region that one pass covers. Whoever holds its row looks; of two nodes only one does.</summary>
public sealed class HealthPlace : Looked
{
    private HealthPlace() { }

    /// <summary>Account and region, such as <c>111111111111/us-east-1</c>.</summary>
    public string Id { get; private set; } = "";
    public string Account { get; private set; } = "";
    public string Region { get; private set; } = "";

    /// <summary>How each kind of look went last, by its name.</summary>
    public IReadOnlyList<LookStanding> Looks { get; private set; } = [];

    /// <summary>The node that made the last pass, for the admin page.</summary>
    public string? Node { get; private set; }
    public DateTimeOffset? PassedAt { get; private set; }

    /// <summary>How long the last pass took, and what it called.</summary>
    public double PassSeconds { get; private set; }
    public int PassCalls { get; private set; }
    public int Environments { get; private set; }

    public static HealthPlace Of(string account, string region, DateTimeOffset now)
    {
        var place = new HealthPlace { Id = $"{account}/{region}", Account = account, Region = region };
        place.LookAgainAt(now);
        return place;
    }

    public LookStanding Look(LookKind kind) => Looks.FirstOrDefault(look => look.Kind == kind) ?? new LookStanding(kind, null, null, null, null, TimeSpan.FromMinutes(1));

    public void Passed(IReadOnlyList<LookStanding> looks, string node, int environments, int calls, TimeSpan took, DateTimeOffset now, DateTimeOffset next)
    {
        (Looks, Node, Environments, PassCalls, PassSeconds, PassedAt) = (looks, node, environments, calls, took.TotalSeconds, now);
        LookAgainAt(next);
    }
}

/// <summary>The names are stored.</summary>
public enum LookKind { Alarms, Groups, Databases, Caches, LoadBalancers, Distributions, Network, Metrics }

/// <param name="AskedAt">When it was last tried.</param>
/// <param name="SeenAt">When AWS last answered it whole.</param>
/// <param name="Fault">Why the last try failed; null when it did not.</param>
/// <param name="FaultSince">Since when they fail in a row.</param>
public sealed record LookStanding(LookKind Kind, DateTimeOffset? AskedAt, DateTimeOffset? SeenAt, string? Fault, DateTimeOffset? FaultSince, TimeSpan Pace)
{
    /// <summary>Due, or asked for in what the clock now calls the future.</summary>
    public bool IsDue(DateTimeOffset now, TimeSpan pace) => AskedAt is null || now >= AskedAt + pace - TimeSpan.FromSeconds(1) || AskedAt > now;

    public LookStanding Saw(DateTimeOffset now, TimeSpan pace) => new(Kind, now, now, null, null, pace);

    public LookStanding Failed(string fault, DateTimeOffset now, TimeSpan pace) => this with { AskedAt = now, Fault = fault, FaultSince = FaultSince ?? now, Pace = pace };
}
