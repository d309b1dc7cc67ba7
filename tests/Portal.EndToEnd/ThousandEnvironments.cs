using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Domain.Health.Seen;
using Portal.Domain.Requests;
using Portal.Platform.Data;
using Portal.Tests.Harness;

namespace Portal.EndToEnd;

/// <summary>
/// A portal whose store holds a thousand environments over 25 accounts, as the collector left them a moment ago: two down, seven
/// degraded, the rest well. The collector itself is off, for there is nothing in AWS.
/// </summary>
public sealed class ThousandEnvironments : IAsyncLifetime
{
    public const int Count = 1000, Down = 2, Degraded = 7;
    private const int Each = 40;

    private static readonly string[] Teams = ["shop", "ledger", "search", "identity"];
    private static readonly string[] Zones = [$"{AwsPlace.Region}a", $"{AwsPlace.Region}b", $"{AwsPlace.Region}c"];

    private static readonly EnvironmentSeen Well = new(
        new DistributionSeen("Deployed", true), new LoadBalancerSeen("active", Zones),
        new GroupSeen(3, 10, 5, Zones, [.. Enumerable.Range(0, 5).Select(n => new InstanceSeen($"i-{n}", Zones[n % 3], "InService", true, "m7g.medium"))]),
        new CacheSeen("available", true, "cache.t4g.medium", [new CacheNodeSeen("n-1", Zones[0], true), new CacheNodeSeen("n-2", Zones[1], false)]),
        new DatabaseSeen("available", true, Zones[1], Zones[2], "db.m6g.large", 100), [new NatSeen("nat-1", Zones[0], "available")]);

    private RunningSandbox? _sandbox;

    public RunningPortal Portal { get; private set; } = null!;

    public static string NameOf(int n) => $"svc-{n:0000}";

    public async ValueTask InitializeAsync()
    {
        _sandbox = await RunningSandbox.StartAsync(60);
        Portal = await RunningPortal.StartAsync(_sandbox.Place, new Dictionary<string, string> { ["Portal__Health__Collect"] = "false" });
        await using var connection = await Portal.DatabaseAsync();
        await using var db = new PortalDb(new DbContextOptionsBuilder<PortalDb>().UseNpgsql(connection).Options);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var accounts in Enumerable.Range(0, Count).GroupBy(AccountOf))
        {
            var place = HealthPlace.Of(accounts.Key, AwsPlace.Region, now);
            // Nobody looks again while the test runs: what was seen has to stay fresh.
            var looks = Enum.GetValues<LookKind>().Select(kind => new LookStanding(kind, now, now, null, null, TimeSpan.FromHours(12))).ToList();
            place.Passed(looks, "test", Each, 8, TimeSpan.FromSeconds(1), now, now.AddDays(1));
            db.HealthPlaces.Add(place);
            foreach (var n in accounts) Add(db, n, now);
        }
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        if (_sandbox is not null) await _sandbox.DisposeAsync();
    }

    private static string AccountOf(int n) => $"{300_000_000_000 + (n / Each)}";

    private static void Add(PortalDb db, int n, DateTimeOffset now)
    {
        var team = Teams[n % Teams.Length];
        var owner = new Actor(new PersonId(team), $"Owner of {team}", team, new HashSet<Role> { Role.Requester });
        var content = RequestContent.Empty with { Product = "three-tier", ProductVersion = "1.0.0", Name = NameOf(n), Stage = n % 3 == 0 ? "production" : "staging", Account = AccountOf(n), Region = AwsPlace.Region };
        var environment = ManagedEnvironment.Import(owner, team, content, "hash", content.Name, $"arn:aws:cloudformation:{AwsPlace.Region}:{content.Account}:stack/{content.Name}/1", isReadOnly: false, now.AddDays(-40));
        environment.Saw([], [], now);
        db.Environments.Add(environment);
        var health = EnvironmentHealth.Of(environment.Id, environment.Account, environment.Region, now.AddDays(-40));
        health.StandsOf(new HealthResources("E1", "arn:lb:loadbalancer/app/x/1", "arn:tg", "group", "cache", "database", ["nat-1"], [], []), now);
        health.Saw(Well);
        health.Measured(now.AddMinutes(-2), new RecentMetrics(Requests: 6070, HealthyHosts: 5), new SloStanding(99.9, 30, 99.962, 43.2, 26.8, [], default, now.AddDays(-30), now), null, 3);
        health.Judged([.. Enum.GetValues<HealthTier>().Where(tier => tier is not HealthTier.Storage).Select(tier => Tier(tier, n, now))], now);
        db.EnvironmentHealth.Add(health);
    }

    // The ill ones stand in the middle, so that only order brings them to the top.
    private static TierHealth Tier(HealthTier tier, int n, DateTimeOffset now) => (tier, n - (Count / 2)) switch
    {
        (HealthTier.Compute, >= 0 and < Down) => new(tier, HealthState.Down, "none-in-service", "no instance is in service", now.AddMinutes(-20)),
        (HealthTier.Database, >= Down and < Down + Degraded) => new(tier, HealthState.Degraded, "standby", "standby is rebuilding: no second zone for the database", now.AddMinutes(-34)),
        _ => new(tier, HealthState.Healthy, TierRules.Well, "", now.AddDays(-3)),
    };
}
