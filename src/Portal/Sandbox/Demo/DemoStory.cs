namespace Portal.Sandbox.Demo;

/// <summary>
/// Thirteen months of four teams: what they asked for, what was decided, and what went wrong. Only the story is here;
/// everything that follows from it is done by the portal's own use cases and jobs.
/// </summary>
internal static class DemoStory
{
    private const string East = "us-east-1";
    private const string Ireland = "eu-west-1";
    private const string ThreeTier = "three-tier";

    private static readonly Dictionary<string, string> Small = new()
    {
        ["InstanceType"] = "t4g.medium",
        ["MaxCapacity"] = "4",
        ["DbInstanceClass"] = "db.t4g.medium",
        ["DbStorageGb"] = "50",
        ["DbMaxStorageGb"] = "100",
        ["CacheEngine"] = "valkey",
        ["CacheNodeType"] = "cache.t4g.small",
        ["NatMode"] = "single",
        ["DbBackupDays"] = "7",
        ["DeletionProtection"] = "false",
    };

    private static readonly Dictionary<string, string> Large = new()
    {
        ["InstanceType"] = "m6i.large",
        ["MinCapacity"] = "5",
        ["DbInstanceClass"] = "db.m7g.large",
        ["CacheNodeType"] = "cache.m7g.large",
        ["CacheReplicas"] = "2",
    };

    public static IReadOnlyList<Scene> Scenes { get; } =
    [
        new Scene.Ask(396, "shop", "shop-legacy", ThreeTier, "production-app", "production", East, "The old shop, until the new one has taken over."),
        new Scene.Ask(394, "shop", "shop-web", ThreeTier, "e-commerce", "production", East, "The new shop."),
        // The tag has to stand on a bill before it can be activated.
        new Scene.CountCosts(393),
        new Scene.Ask(390, "ledger", "ledger-core", ThreeTier, "production-app", "production", East, "Bookings and balances."),
        new Scene.Ask(372, "shop", "shop-stage", ThreeTier, "production-app", "staging", Ireland, "Rehearsals of releases.") { Inputs = Small },
        new Scene.Extend(371, "shop", "shop-stage", 420, "Releases are rehearsed all year."),
        new Scene.Ask(351, "search", "search-api", ThreeTier, "saas", "production", East, "Search for every team."),
        new Scene.Ask(322, "media", "media-site", "static-site", null, "production", Ireland, "Press pictures."),
        new Scene.Ask(281, "media", "media-upload", ThreeTier, "e-commerce", "production", East, "Uploads and thumbnails."),
        new Scene.Ask(248, "ledger", "ledger-reports", ThreeTier, "saas", "production", East, "Month-end reports need memory.") { Inputs = Large },
        new Scene.Ask(222, "search", "search-index", ThreeTier, "production-app", "production", Ireland, "Index builds, away from the queries."),
        new Scene.Change(205, "shop", "shop-web", "Sale in spring: more headroom in the cache.") { Inputs = { ["CacheNodeType"] = "cache.t4g.medium", ["CacheReplicas"] = "2" } },
        new Scene.Delete(181, "shop", "shop-legacy", "Nothing calls it any more."),
        new Scene.Ask(151, "media", "media-stage", ThreeTier, "production-app", "staging", East, "Trying codecs.") { Inputs = Small },
        new Scene.Extend(149, "media", "media-stage", 180, "The codecs take longer."),
        new Scene.Ask(121, "ledger", "ledger-dev", ThreeTier, "production-app", "development", East, "For the new booking engine.") { Inputs = Small },
        new Scene.Extend(119, "ledger", "ledger-dev", 200, "The booking engine goes live in spring."),
        new Scene.Ask(96, "search", "search-try", ThreeTier, "saas", "production", East, "A second index for trials.")
        {
            Inputs = Large, Decision = Verdict.Rejected, Comment = "Trials fit into a development environment of the small size; please ask for that.",
        },
        new Scene.Ask(94, "search", "search-lab", ThreeTier, "production-app", "development", East, "For trials of ranking.") { Inputs = Small },
        new Scene.Extend(93, "search", "search-lab", 91, "The trials take a quarter."),
        new Scene.Change(47, "search", "search-api", "Queries doubled since summer.") { Inputs = { ["MinCapacity"] = "4", ["DbInstanceClass"] = "db.m7g.large" } },
        new Scene.Ask(33, "shop", "shop-promo", ThreeTier, "e-commerce", "production", Ireland, "Campaign before the holidays."),
        new Scene.Drift(12, "ledger-core", "Database", "BackupRetentionPeriod", 3, "arn:aws:iam::111111111111:user/night-shift"),
        new Scene.Fails(6, Ireland, "create", "AWS::RDS::DBInstance",
            "Resource handler returned message: \"Maximum number of DB instances reached (Service: Rds, Status Code: 400)\" (HandlerErrorCode: ServiceLimitExceeded)"),
        new Scene.Ask(6, "ledger", "ledger-archive", ThreeTier, "production-app", "production", Ireland, "Ten years of closed books."),
        new Scene.Hours(4, "media", "media-stage", "Europe/Berlin", new(8, 0), new(19, 0), "Nobody tries codecs at night."),
        new Scene.Fails(3, East, "update", "AWS::ElastiCache::ReplicationGroup",
            "Resource handler returned message: \"The requested cache node type is not available in the specified zone (Service: ElastiCache, Status Code: 400)\" (HandlerErrorCode: InvalidRequest)"),
        new Scene.Change(3, "ledger", "ledger-dev", "Load tests of the booking engine.") { Inputs = { ["CacheNodeType"] = "cache.t4g.medium" } },
        // Ends within hours of whoever looks: its warning of 24 hours is out.
        new Scene.Extend(2.4, "search", "search-lab", 3, "One last comparison."),
        new Scene.Ask(2.2, "media", "media-lab", ThreeTier, "saas", "development", East, "Captions by a model.")
        {
            Decision = Verdict.SentBack, Comment = "A development environment does not need the SaaS sizes. Take the small ones, and say until when it is needed.",
        },
        new Scene.Change(1.2, "media", "media-upload", "Uploads grow before the holidays.") { Inputs = { ["MaxCapacity"] = "8", ["InstanceType"] = "t4g.large" }, Decision = Verdict.Waiting },
        new Scene.Ask(0.9, "search", "search-eu", ThreeTier, "saas", "production", Ireland, "Nearer to customers in Europe.") { Decision = Verdict.Waiting },
        new Scene.Load(0.3, "media-upload", 4),
        new Scene.Change(0.2, "shop", "shop-web", "Reports slow the database down.") { Inputs = { ["DbInstanceClass"] = "db.m7g.large" }, Decision = Verdict.Waiting },
        new Scene.Ask(0.1, "shop", "shop-spring", ThreeTier, "e-commerce", "production", East, "") { Decision = Verdict.Draft },
    ];
}
