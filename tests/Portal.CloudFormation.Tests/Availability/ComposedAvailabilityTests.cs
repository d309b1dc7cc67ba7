using Portal.CloudFormation.Availability;
using Portal.CloudFormation.Tests.Products;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Tests.Availability;

public sealed class ComposedAvailabilityTests
{
    private const string Network = """
        S1: {Type: 'AWS::EC2::Subnet', Properties: {AvailabilityZone: a}}
          S2: {Type: 'AWS::EC2::Subnet', Properties: {AvailabilityZone: b}}
          T: {Type: 'AWS::EC2::LaunchTemplate', Properties: {LaunchTemplateData: {InstanceType: m6i.large, UserData: !Sub '${Db.Endpoint.Address} ${Cache.PrimaryEndPoint.Address}'}}}
          B: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: {Scheme: internet-facing, Subnets: [!Ref S1, !Ref S2]}}
          G: {Type: 'AWS::ElasticLoadBalancingV2::TargetGroup'}
          L: {Type: 'AWS::ElasticLoadBalancingV2::Listener', Properties: {LoadBalancerArn: !Ref B, DefaultActions: [{Type: forward, TargetGroupArn: !Ref G}]}}
        """;

    [Fact]
    public void Tiers_over_zones_are_multiplied()
    {
        var composed = Of("[!Ref S1, !Ref S2]", multiAz: true);

        composed.Composed.ShouldBe(0.9999m * 0.9999m * 0.9999m * 0.9995m);
        composed.Limiting!.Title.ShouldBe("RDS Multi-AZ");
        composed.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public void A_database_in_one_zone_limits_it_and_is_told_so()
    {
        var composed = Of("[!Ref S1, !Ref S2]", multiAz: false);

        composed.Limiting.ShouldSatisfyAllConditions(tier => tier!.Title.ShouldBe("RDS"), tier => tier!.Promised.ShouldBe(0.995m));
        composed.Remarks.ShouldHaveSingleItem().ShouldBe("RDS stands in one zone and stops with it: 99.5 % is promised in place of 99.95 %.");
    }

    [Fact]
    public void Instances_in_one_zone_have_the_promise_of_a_single_one() =>
        Of("[!Ref S1]", multiAz: true).Remarks.ShouldHaveSingleItem().ShouldStartWith("EC2 stands in one zone");

    [Fact]
    public void A_static_site_depends_on_CloudFront_and_its_bucket()
    {
        var template = ProductFolder.At("templates/static-site").Template;
        var evaluated = CloudFormation.Evaluation.Evaluator.Evaluate(template, Stack.Given(("EnvironmentName", "docs"), ("EnvironmentId", "env-1")), Stack.Pseudo);

        var composed = ComposedAvailability.Of(evaluated, TopologyModel.Of(evaluated));
        composed.Tiers.Select(tier => tier.Title).ShouldBe(["CloudFront", "S3"]);
        composed.Composed.ShouldBe(0.999m * 0.999m);
    }

    [Fact]
    public void What_nobody_can_reach_has_no_promise()
    {
        var evaluated = Stack.Evaluate("Resources: { Q: {Type: 'AWS::SQS::Queue'} }");

        ComposedAvailability.Of(evaluated, TopologyModel.Of(evaluated)).Composed.ShouldBeNull();
    }

    private static ComposedAvailability Of(string subnets, bool multiAz)
    {
        var evaluated = Stack.Evaluate($$$"""
            Resources:
              {{{Network}}}
              App: {Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: {MinSize: '2', MaxSize: '4', VPCZoneIdentifier: {{{subnets}}}, TargetGroupARNs: [!Ref G], LaunchTemplate: {LaunchTemplateId: !Ref T} }}
              Db: {Type: 'AWS::RDS::DBInstance', Properties: {Engine: mysql, DBInstanceClass: db.m6g.large, MultiAZ: {{{(multiAz ? "true" : "false")}}} }}
              Cache: {Type: 'AWS::ElastiCache::ReplicationGroup', Properties: {NumCacheClusters: 2, MultiAZEnabled: true, AutomaticFailoverEnabled: true, CacheNodeType: cache.t4g.small}}
            """);
        evaluated.Problems.ShouldBeEmpty();
        return ComposedAvailability.Of(evaluated, TopologyModel.Of(evaluated));
    }
}
