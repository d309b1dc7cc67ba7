using Portal.Domain.Health;
using Portal.Domain.Health.Seen;
using Portal.Platform.Aws;

namespace Portal.Health;

/// <summary>The looks of one pass: what each brought, and how each went. One that fails keeps the others from nothing.</summary>
internal sealed class PassLooks(HealthPlace place, ResourcesOfHealth aws, DateTimeOffset now)
{
    private readonly Dictionary<LookKind, LookStanding> _standings = Enum.GetValues<LookKind>().ToDictionary(kind => kind, place.Look);

    public IReadOnlyDictionary<string, GroupSeen>? Groups { get; private set; }
    public IReadOnlyDictionary<string, DatabaseSeen>? Databases { get; private set; }
    public IReadOnlyDictionary<string, CacheSeen>? Caches { get; private set; }
    public IReadOnlyDictionary<string, LoadBalancerSeen>? LoadBalancers { get; private set; }
    public IReadOnlyDictionary<string, DistributionSeen>? Distributions { get; private set; }
    public IReadOnlyDictionary<string, NatSeen>? Nat { get; private set; }
    public IReadOnlyDictionary<string, AlarmOff>? Alarms { get; private set; }

    /// <summary>How many looks were tried; each is a call or, of more than a page, some.</summary>
    public int Calls { get; private set; }

    public IReadOnlyList<LookStanding> Standings => [.. _standings.Values];

    public LookStanding this[LookKind kind] => _standings[kind];

    /// <param name="brisk">How often where something goes on.</param>
    /// <param name="calm">How often now.</param>
    /// <param name="seldom">How often what seldom changes.</param>
    public async Task RunAsync(TimeSpan brisk, TimeSpan calm, TimeSpan seldom, CancellationToken ct)
    {
        var (account, region) = (place.Account, place.Region);
        await Task.WhenAll(
            OneAsync(LookKind.Alarms, brisk, async () => Alarms = await aws.AlarmsAsync(account, region, ct)),
            OneAsync(LookKind.Groups, calm, async () => Groups = await aws.GroupsAsync(account, region, ct)),
            OneAsync(LookKind.Databases, calm, async () => Databases = await aws.DatabasesAsync(account, region, ct)),
            OneAsync(LookKind.Caches, calm, async () => Caches = await aws.CachesAsync(account, region, ct)),
            OneAsync(LookKind.LoadBalancers, seldom, async () => LoadBalancers = await aws.LoadBalancersAsync(account, region, ct)),
            OneAsync(LookKind.Distributions, seldom, async () => Distributions = await aws.DistributionsAsync(account, ct)),
            OneAsync(LookKind.Network, seldom, async () => Nat = await aws.NatAsync(account, region, ct)));
    }

    /// <summary>How a look outside of these went: metrics.</summary>
    public void Note(LookStanding standing) => _standings[standing.Kind] = standing;

    private async Task OneAsync(LookKind kind, TimeSpan pace, Func<Task> look)
    {
        var before = _standings[kind];
        // After a fault it is tried again at the next pass, not only when its slow turn comes.
        if (before.Fault is null && !before.IsDue(now, pace))
        {
            Keep(before with { Pace = pace });
            return;
        }
        try
        {
            await look();
            Keep(before.Saw(now, pace));
        }
        catch (AwsFaultException fault)
        {
            Keep(before.Failed(fault.Fault.Sentence, now, pace));
        }
    }

    private void Keep(LookStanding standing)
    {
        lock (_standings)
        {
            _standings[standing.Kind] = standing;
            if (standing.AskedAt == now) Calls++;
        }
    }
}
