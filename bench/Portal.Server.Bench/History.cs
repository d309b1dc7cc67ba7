using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Environments;
using Portal.Domain.Health;
using Portal.Domain.Health.Seen;
using Portal.Domain.Requests;
using Portal.Domain.Reviews;
using Portal.Platform.Data;

namespace Portal.Server.Bench;

/// <summary>A fleet with its past, written through the records' own methods: asked for, approved, built, leased, looked at for drift and health.</summary>
internal static class History
{
    private const int AtOnce = 250;
    private static readonly string[] Teams = ["shop", "ledger", "search", "identity"];
    private static readonly string[] Resources = ["AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::RDS::DBInstance", "AWS::CloudFormation::Stack"];
    private static readonly string[] Zones = [$"{BenchedSandbox.Region}a", $"{BenchedSandbox.Region}b", $"{BenchedSandbox.Region}c"];
    private static readonly Actor Approver = new(new PersonId("tomas.rey"), "Tomás Rey", "platform", new HashSet<Role> { Role.Requester, Role.Approver });

    private static readonly EnvironmentSeen Well = new(
        new DistributionSeen("Deployed", true), new LoadBalancerSeen("active", Zones),
        new GroupSeen(3, 10, 5, Zones, [.. Enumerable.Range(0, 5).Select(n => new InstanceSeen($"i-{n}", Zones[n % 3], "InService", true, "m7g.medium"))]),
        new CacheSeen("available", true, "cache.t4g.medium", [new CacheNodeSeen("n-1", Zones[0], true), new CacheNodeSeen("n-2", Zones[1], false)]),
        new DatabaseSeen("available", true, Zones[1], Zones[2], "db.m6g.large", 100), [new NatSeen("nat-1", Zones[0], "available")]);

    public static async Task SeedAsync(BenchedPortal portal, int environments, DateTimeOffset now)
    {
        await using var reading = Open(portal);
        var product = await reading.ProductVersions.AsNoTracking().Where(version => version.Product == "three-tier").OrderByDescending(version => version.FirstSeenAt).FirstAsync();
        foreach (var some in Enumerable.Range(0, environments).Chunk(AtOnce))
        {
            await using var db = Open(portal);
            foreach (var n in some) Add(db, n, product.Version, product.Hash, now);
            await db.SaveChangesAsync();
        }
    }

    private static PortalDb Open(BenchedPortal portal) => new(new DbContextOptionsBuilder<PortalDb>().UseNpgsql(portal.Database).Options);

    private static void Add(PortalDb db, int n, string version, string hash, DateTimeOffset now)
    {
        var at = now.AddDays(-40).AddMinutes(n);
        var team = Teams[n % Teams.Length];
        var owner = new Actor(new PersonId($"owner.{team}"), $"Owner of {team}", team, new HashSet<Role> { Role.Requester });
        var content = RequestContent.Empty with
        {
            Product = "three-tier",
            ProductVersion = version,
            Preset = "production-app",
            Name = $"svc-{n:0000}",
            Stage = n % 3 == 0 ? "production" : "staging",
            Account = BenchedSandbox.Account,
            Region = BenchedSandbox.Region,
            CostCentre = "CC-4110",
        };
        var request = EnvironmentRequest.StartDraft(RequestKind.Create, NewId.At<EnvironmentId>(at), content, owner, at);
        var revision = request.Submit(hash, at);
        var set = ChangeSet.For(request, revision, 1, content.Name, at);
        var stack = $"arn:aws:cloudformation:{content.Region}:{content.Account}:stack/{content.Name}/{set.Id}";
        set.Asked($"{stack}/change-set", stack, at);
        set.Ready([.. Resources.Select((type, i) => new Change($"Resource{i}", null, type, "Add", null, [], null, []))], null, stack, $"{n:x16}", at);
        var review = Review.Open(set, owner.Id, team, TimeSpan.FromHours(72), at);
        review.Decide(Decision.Approve, Approver, "As asked.", at.AddMinutes(5));
        var deployment = Deployment.Of(review.Id, set, at.AddMinutes(5));
        var began = at.AddMinutes(6);
        deployment.Begin(began);
        deployment.Asked(began);
        deployment.StepDone("CREATE_COMPLETE", began.AddMinutes(15));
        var environment = ManagedEnvironment.From(request, revision, deployment, began.AddMinutes(16));
        environment.Follow(deployment, revision, began.AddMinutes(16));
        environment.Saw([new StackOutput("Address", $"https://{content.Name}.example.com", null)], [.. Resources.Select((type, i) => new StackResource($"Resource{i}", $"physical-{n}-{i}", type, "CREATE_COMPLETE", began))], began.AddMinutes(16));
        db.AddRange(request, revision, set, review, deployment, environment, EnvironmentDrift.Of(environment, now));
        foreach (var (type, i) in Resources.Select((type, i) => (type, i)))
            foreach (var status in new[] { "CREATE_IN_PROGRESS", "CREATE_COMPLETE" })
                db.StackEvents.Add(StackEvent.Of(deployment.Id, $"{n}-{i}-{status}", began.AddMinutes(i), $"Resource{i}", $"physical-{n}-{i}", type, status, null, deployment.Token));
        if (n % 3 == 0) db.Leases.Add(Lease.Begin(environment.Id, 90, began));
        db.EnvironmentHealth.Add(Health(environment, n, now));
    }

    private static EnvironmentHealth Health(ManagedEnvironment environment, int n, DateTimeOffset now)
    {
        var health = EnvironmentHealth.Of(environment.Id, environment.Account, environment.Region, now.AddDays(-40));
        health.StandsOf(new HealthResources("E1", "arn:lb:loadbalancer/app/x/1", "arn:tg", "group", "cache", "database", ["nat-1"], [], []), now);
        health.Saw(Well);
        health.Measured(now.AddMinutes(-2), new RecentMetrics(Requests: 6070, HealthyHosts: 5), new SloStanding(99.9, 30, 99.962, 43.2, 26.8, [], default, now.AddDays(-30), now), null, 3);
        health.Judged([.. Enum.GetValues<HealthTier>().Where(tier => tier is not HealthTier.Storage).Select(tier => tier is HealthTier.Database && n % 100 == 7
            ? new TierHealth(tier, HealthState.Degraded, "standby", "standby is rebuilding: no second zone for the database", now.AddMinutes(-34))
            : new TierHealth(tier, HealthState.Healthy, TierRules.Well, "", now.AddDays(-3)))], now);
        return health;
    }
}
