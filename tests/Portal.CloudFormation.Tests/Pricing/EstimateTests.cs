using Portal.CloudFormation.Pricing;

namespace Portal.CloudFormation.Tests.Pricing;

public sealed class EstimateTests
{
    private static readonly PriceBook Book = new("eu-west-1", "USD", new DateOnly(2026, 11, 1),
    [
        Item("ec2", "m6i.large", 0.1m), Item("ec2", "t3.medium", 0.04m), Item("ec2", "detailed-monitoring", 2.1m),
        Item("ebs", "gp3", 0.08m), Item("elb", "alb", 0.02m), Item("elb", "lcu", 0.008m), Item("vpc", "public-ipv4", 0.005m), Item("vpc", "nat-gateway", 0.05m),
        Item("vpc", "nat-gateway-data", 0.05m), Item("rds-mysql-multi-az", "db.m6g.large", 0.3m), Item("rds-mysql-multi-az", "storage-gp3", 0.2m),
        Item("elasticache", "cache.t4g.small", 0.03m), Item("elasticache-valkey", "cache.t4g.small", 0.024m), Item("secretsmanager", "secret", 0.4m),
        Item("cloudwatch", "alarm-metric", 0.1m), Item("wafv2", "web-acl", 5m), Item("wafv2", "rule", 1m), Item("kms", "key", 1m), Item("s3", "standard-storage", 0.02m),
    ]);

    [Fact]
    public void A_group_costs_its_size_times_instance_volume_and_monitoring()
    {
        var priced = Price(Group("MinSize: '2', MaxSize: '6', DesiredCapacity: '3'"));

        var line = priced.Lines.ShouldHaveSingleItem();
        line.Label.ShouldBe("EC2 3 × m6i.large");
        line.Amount.ShouldBe(new Spread(2, 3, 6) * (73m + 20 * 0.08m + 2.1m));
        line.Items.ShouldAllBe(item => item.Resources.Single() == "Group");
    }

    [Fact]
    public void An_assumed_mean_counts_and_stays_within_the_group_s_bounds()
    {
        Spread Size(decimal mean) => Price(Group("MinSize: '2', MaxSize: '6'"), new Usage([], new Dictionary<string, decimal> { ["Group"] = mean })).Lines[0].Items[0].Quantity;

        Size(4.5m).Expected.ShouldBe(4.5m * 730);
        Size(1).Expected.ShouldBe(2 * 730);
        Size(50).Expected.ShouldBe(6 * 730);
    }

    [Fact]
    public void A_type_that_nobody_priced_is_named()
    {
        var priced = Price("A: {Type: 'AWS::Kinesis::Stream'}, V: {Type: 'AWS::EC2::VPC'}");

        priced.Unpriced.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            part => part.Label.ShouldBe("AWS::Kinesis::Stream"), part => part.Lack.ShouldBe(Lack.Rule), part => part.Resources.ShouldBe(["A"]));
        priced.IsComplete.ShouldBeFalse();
        priced.Free.ShouldHaveSingleItem().Type.ShouldBe("AWS::EC2::VPC");
    }

    [Fact]
    public void A_price_that_the_book_lacks_is_named_and_not_guessed()
    {
        var priced = Price("Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: mysql, DBInstanceClass: db.m6g.large, MultiAZ: false, AllocatedStorage: '20', StorageType: gp3}}");

        priced.Lines.ShouldBeEmpty();
        priced.Unpriced.Where(part => part.Lack == Lack.Price).Select(part => part.Reason).ShouldBe(
        [
            "The price book of eu-west-1 has no price for db.m6g.large (rds-mysql).",
            "The price book of eu-west-1 has no price for storage-gp3 (rds-mysql).",
        ]);
    }

    [Fact]
    public void MySQL_8_0_is_in_extended_support_and_8_4_is_not()
    {
        bool Extended(string version) => Price($"Db: {{Type: 'AWS::RDS::DBInstance', Properties: {{Engine: mysql, EngineVersion: '{version}', DBInstanceClass: db.m6g.large, MultiAZ: true, AllocatedStorage: '20', StorageType: gp3}}}}")
            .Unpriced.Any(part => part.Label == "Extended support");

        Extended("8.0.41").ShouldBeTrue();
        Extended("8.4").ShouldBeFalse();
    }

    [Fact]
    public void Only_a_public_load_balancer_pays_for_addresses()
    {
        decimal Addresses(string scheme) => Price($"B: {{Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {{Scheme: {scheme}, Subnets: [s1, s2]}}}}")
            .Lines.SingleOrDefault(line => line.Id == "addresses")?.Amount.Expected ?? 0;

        Addresses("internet-facing").ShouldBe(2 * 3.65m);
        Addresses("internal").ShouldBe(0);
    }

    [Fact]
    public void Shards_and_replicas_are_counted_as_nodes()
    {
        var line = Price("C: {Type: 'AWS::ElastiCache::ReplicationGroup', Properties: {Engine: valkey, CacheNodeType: cache.t4g.small, NumNodeGroups: 2, ReplicasPerNodeGroup: 1}}").Lines.ShouldHaveSingleItem();

        line.Label.ShouldBe("ElastiCache Valkey, 4 × cache.t4g.small");
        line.Amount.Expected.ShouldBe(4 * 0.024m * 730);
    }

    [Fact]
    public void What_may_not_exist_costs_nothing_at_the_least()
    {
        var evaluated = Stack.Evaluate("""
            Parameters: { P: {Type: String} }
            Conditions: { C: !Equals [!Ref P, a] }
            Resources: { N: {Type: 'AWS::EC2::NatGateway', Condition: C} }
            """);

        ((CostEstimate.Priced)Estimate.Of(evaluated, "eu-west-1", Book, Usage.None)).Total.ShouldBe(new Spread(0, 36.5m, 36.5m));
    }

    [Fact]
    public void Use_without_an_assumption_is_named_with_its_price_and_with_one_it_is_charged()
    {
        const string gateway = "N: {Type: 'AWS::EC2::NatGateway'}";
        Price(gateway).Unpriced.ShouldContain(part => part.Label == "NAT data" && part.Reason.Contains("0.05 USD per unit"));

        var assumed = Price(gateway, new Usage([new UsedQuantity("NAT traffic", "nat", "vpc", "nat-gateway-data", 100)], new Dictionary<string, decimal>()));
        assumed.Lines.ShouldHaveSingleItem().Amount.Expected.ShouldBe(36.5m + 5m);
        assumed.Lines[0].Items[1].Resources.ShouldBe(["N"]);
        assumed.Unpriced.ShouldNotContain(part => part.Label == "NAT data");
    }

    [Fact]
    public void An_assumed_count_takes_the_place_of_what_the_template_shows()
    {
        const string secret = "S: {Type: 'AWS::SecretsManager::Secret'}";
        var assumed = new Usage([new UsedQuantity("Secrets", "keys", "secretsmanager", "secret", 3)], new Dictionary<string, decimal>());

        Price(secret).Total.Expected.ShouldBe(0.4m);
        Price(secret, assumed).Total.Expected.ShouldBe(1.2m);
    }

    [Theory]
    [InlineData("I: {Type: 'AWS::EC2::Instance', Properties: {InstanceType: t3.medium}}", "Their size is set by the image.")]
    [InlineData("I: {Type: 'AWS::EC2::Instance', Properties: {ImageId: ami-1}}", "Their type is not known.")]
    [InlineData("G: {Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: '1', MaxSize: '2'}}", "What the group starts is not described in this template.")]
    [InlineData("C: {Type: 'AWS::ElastiCache::CacheCluster', Properties: {CacheNodeType: cache.t4g.small}}", "Their number or type is not known.")]
    [InlineData("D: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: mysql}}", "Its class or engine is not known.")]
    public void A_size_that_is_not_known_is_said_to_be_so(string resource, string reason)
    {
        var priced = Price(resource);

        priced.Unpriced.ShouldContain(part => part.Lack == Lack.Size && part.Reason == reason);
        priced.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public void A_web_ACL_is_charged_by_itself_and_its_rules() =>
        Price("W: {Type: 'AWS::WAFv2::WebACL', Properties: {Rules: [{Name: a}, {Name: b}]}}").Total.Expected.ShouldBe(7);

    [Fact]
    public void An_alarm_over_several_metrics_is_charged_for_each() =>
        Price("A: {Type: 'AWS::CloudWatch::Alarm', Properties: {Metrics: [{Id: a, MetricStat: {Stat: Sum}}, {Id: b, MetricStat: {Stat: Sum}}, {Id: c, Expression: a+b}]}}").Total.Expected.ShouldBe(0.2m);

    [Fact]
    public void A_price_that_is_not_verified_makes_the_estimate_so()
    {
        var book = new PriceBook("eu-west-1", "USD", new DateOnly(2026, 11, 1), [Item("kms", "key", 1m) with { IsVerified = false }]);

        ((CostEstimate.Priced)Estimate.Of(Evaluate("K: {Type: 'AWS::KMS::Key'}"), "eu-west-1", book, Usage.None)).IsVerified.ShouldBeFalse();
        Price("K: {Type: 'AWS::KMS::Key'}").IsVerified.ShouldBeTrue();
    }

    private static string Group(string size) =>
        $"Group: {{Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {{{size}, LaunchTemplate: {{LaunchTemplateId: !Ref T}}}}}},"
        + " T: {Type: 'AWS::EC2::LaunchTemplate', Properties: {LaunchTemplateData: {InstanceType: m6i.large, Monitoring: {Enabled: true},"
        + " BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeType: gp3, VolumeSize: 20}}]}}}";

    private static CloudFormation.Evaluation.EvaluatedTemplate Evaluate(string resources) => Stack.Evaluate($"Resources: {{ {resources} }}");

    private static CostEstimate.Priced Price(string resources, Usage? usage = null) =>
        Estimate.Of(Evaluate(resources), "eu-west-1", Book, usage ?? Usage.None).ShouldBeOfType<CostEstimate.Priced>();

    private static PriceItem Item(string service, string item, decimal price) => new(service, item, "unit", price, "test", true, null);
}
