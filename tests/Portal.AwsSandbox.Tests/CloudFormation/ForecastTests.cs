using System.Xml.Linq;
using Portal.AwsSandbox.Tests.Harness;
using Portal.CloudFormation;
using Portal.CloudFormation.Diff;
using Portal.CloudFormation.Evaluation;

namespace Portal.AwsSandbox.Tests.CloudFormation;

/// <summary>
/// The forecast that a form shows against the change set that comes later. The sandbox computes its own, from tables of
/// its own, so two independent readings of the same change are compared, for every parameter of the shipped templates.
/// </summary>
public sealed class ForecastTests(SharedSandbox shared)
{
    private const string Certificate = "certificate/11111111-2222-4333-8444-555555555555";

    private static readonly Dictionary<string, string> ThreeTier = new()
    {
        ["EnvironmentName"] = "three",
        ["EnvironmentId"] = "env-0001",
        ["Owner"] = "shop",
        ["CostCenter"] = "cc",
        ["AvailabilityZone1"] = "eu-west-1a",
        ["AvailabilityZone2"] = "eu-west-1b",
        ["AvailabilityZone3"] = "eu-west-1c",
    };

    private static readonly Dictionary<string, string> StaticSite = new() { ["EnvironmentName"] = "site", ["EnvironmentId"] = "env-0002" };

    [Fact]
    public async Task Each_change_of_a_three_tier_environment_is_foretold()
    {
        (string, string)[][] changes =
        [
            [("AlarmEmail", "ops@example.com")], [("LogRetentionDays", "90")], [("InstanceType", "t4g.large")], [("InstanceType", "m6i.large")],
            [("MinCapacity", "4")], [("MaxCapacity", "8")], [("MinCapacity", "5"), ("MaxCapacity", "5")], [("TargetCpuPercent", "60")],
            [("Artifact", "releases/app.tar.gz")], [("AppPort", "9000")], [("HealthCheckPath", "/up")], [("DbInstanceClass", "db.m7g.large")],
            [("DbStorageGb", "150")], [("DbMaxStorageGb", "400")], [("DbBackupDays", "21")], [("DeletionProtection", "false")],
            [("CacheEngine", "valkey")], [("CacheNodeType", "cache.m7g.large")], [("CacheReplicas", "2")], [("AssetVersionDays", "90")],
            [("VpcCidr", "10.7.0.0/16")], [("AvailabilityZone1", "eu-west-1b"), ("AvailabilityZone2", "eu-west-1a")], [("NatMode", "single")],
            [("DomainName", "shop.example.com"), ("ViewerCertificateArn", $"arn:aws:acm:us-east-1:111111111111:{Certificate}")],
            [("DomainName", "shop.example.com"), ("ViewerCertificateArn", $"arn:aws:acm:us-east-1:111111111111:{Certificate}"), ("AlbCertificateArn", $"arn:aws:acm:eu-west-1:111111111111:{Certificate}")],
            [("WebAclArn", "arn:aws:wafv2:us-east-1:111111111111:global/webacl/shop/aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee")],
            [("PermissionsBoundaryArn", "arn:aws:iam::111111111111:policy/boundary")], [("Owner", "ledger")], [("EnvironmentId", "env-0009")],
        ];
        await CompareAsync("templates/three-tier/template.yaml", shared.Client("eu-west-1"), "foretold", ThreeTier, changes);
    }

    [Fact]
    public async Task Each_change_of_a_static_site_is_foretold()
    {
        (string, string)[][] changes =
        [
            [("MissingPages", "single-page-app")], [("VersionDays", "90")], [("PriceClass", "PriceClass_All")], [("AlarmEmail", "ops@example.com")],
            [("DomainName", "docs.example.com"), ("ViewerCertificateArn", $"arn:aws:acm:us-east-1:111111111111:{Certificate}")], [("EnvironmentId", "env-0009")],
        ];
        await CompareAsync("templates/static-site/template.yaml", shared.Client("us-east-1"), "foretold-site", StaticSite, changes);
    }

    private static async Task CompareAsync(string file, Client client, string stack, Dictionary<string, string> inputs, (string, string)[][] changes)
    {
        var body = await File.ReadAllTextAsync(Repository.Find(file), TestContext.Current.CancellationToken);
        var template = Template.Read(body).Template!;
        await client.CreateAsync(stack, body, Call(inputs));
        var before = Evaluate(template, inputs, client);
        var differences = new List<string>();
        for (var n = 0; n < changes.Length; n++)
        {
            var values = new Dictionary<string, string>(inputs);
            foreach (var (name, value) in changes[n]) values[name] = value;
            var foretold = TemplateDiff.Of(before, Evaluate(template, values, client)).Resources.ToDictionary(change => change.LogicalId);
            var computed = (await client.ChangeSetAsync(stack, $"c{n}", "UPDATE", body, Call(values))).Changes();
            differences.AddRange(foretold.Keys.Union(computed.Keys).Order(StringComparer.Ordinal)
                .Where(id => !Agree(foretold.GetValueOrDefault(id), computed.GetValueOrDefault(id)))
                .Select(id => $"{changes[n][^1].Item1}: {id} foretold {Words(foretold.GetValueOrDefault(id))}, computed {Words(computed.GetValueOrDefault(id))}"));
        }
        differences.ShouldBeEmpty();
    }

    private static EvaluatedTemplate Evaluate(Template template, Dictionary<string, string> values, Client client)
    {
        var region = client.Region;
        return Evaluator.Evaluate(template, values, new PseudoParameters(client.Account, region, "foretold", null, "aws", "amazonaws.com", [], [$"{region}a", $"{region}b", $"{region}c"]));
    }

    /// <summary>
    /// Equal, or different in one of the ways that are meant: the forecast knows that an id is another one where the
    /// change set calls it dynamic, and it leaves out what only might change because something else does.
    /// </summary>
    private static bool Agree(ResourceChange? foretold, XElement? computed) => (foretold, computed) switch
    {
        (null, null) => true,
        (null, { } set) => set.Element("Action")!.Value == "Modify" && IsDynamic(set, _ => true),
        // It follows a resource that the forecast calls replaced, perhaps, and the change set changed in place.
        ({ } change, null) => change.Action is ChangeAction.Modify && change.Properties.All(property => Equals(property.Before, property.After)),
        ({ Replacement: Replacement.Will } change, { } set) when Words(set) == "Modify Conditional" => IsDynamic(set, detail => detail.Element("Target")!.Element("RequiresRecreation")!.Value == "Always"),
        ({ } change, { } set) => Words(change) == Words(set) || Settled.Contains((change.Type, Words(change), Words(set))),
    };

    /// <summary>Where the forecast says something else on purpose; the reasons stand in replacement.txt and at UpdatePolicy.</summary>
    private static readonly HashSet<(string Type, string Foretold, string Computed)> Settled =
    [
        // Conditional by schema; its UpdatePolicy rolls the instances and keeps the group.
        ("AWS::AutoScaling::AutoScalingGroup", "Modify False", "Modify Conditional"),
        // Conditional by schema; ModifyDBInstance changes the backup days in place.
        ("AWS::RDS::DBInstance", "Modify False", "Modify Conditional"),
        // Another engine used to replace the group; the change set decides, and the forecast warns.
        ("AWS::ElastiCache::ReplicationGroup", "Modify Conditional", "Modify False"),
    ];

    private static bool IsDynamic(XElement set, Func<XElement, bool> counts) =>
        set.Element("Details")!.Elements().Where(counts).All(detail => detail.Element("Evaluation")!.Value == "Dynamic");

    private static string Words(ResourceChange? change) => change switch
    {
        null => "nothing",
        { Action: ChangeAction.Modify, Replacement: Replacement.Will } => "Modify True",
        { Action: ChangeAction.Modify, Replacement: Replacement.May } => "Modify Conditional",
        { Action: ChangeAction.Modify } => "Modify False",
        _ => change.Action.ToString(),
    };

    private static string Words(XElement? change) => change is null ? "nothing"
        : change.Element("Action")!.Value is "Modify" ? $"Modify {change.Element("Replacement")!.Value}" : change.Element("Action")!.Value;

    private static (string, string)[] Call(Dictionary<string, string> values) =>
        [("Capabilities.member.1", "CAPABILITY_IAM"), .. StackSteps.Parameters([.. values.Select(pair => (pair.Key, pair.Value))])];
}
