using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Tests.Topology;

public sealed class TierTests
{
    [Theory]
    [InlineData("AWS::EC2::VPC", Tier.Network)]
    [InlineData("AWS::EC2::NatGateway", Tier.Network)]
    [InlineData("AWS::EC2::Instance", Tier.Compute)]
    [InlineData("AWS::EC2::LaunchTemplate", Tier.Compute)]
    [InlineData("AWS::EC2::FlowLog", Tier.Watch)]
    [InlineData("AWS::CloudFront::Distribution", Tier.Edge)]
    [InlineData("AWS::ElasticLoadBalancingV2::Listener", Tier.LoadBalancer)]
    [InlineData("AWS::AutoScaling::AutoScalingGroup", Tier.Compute)]
    [InlineData("AWS::ElastiCache::ReplicationGroup", Tier.Cache)]
    [InlineData("AWS::RDS::DBInstance", Tier.Database)]
    [InlineData("AWS::S3::Bucket", Tier.Storage)]
    [InlineData("AWS::CloudWatch::Alarm", Tier.Watch)]
    [InlineData("AWS::IAM::Role", Tier.Access)]
    [InlineData("Custom::Thing", Tier.Other)]
    [InlineData("", Tier.Other)]
    public void A_type_belongs_to_a_tier(string type, Tier tier) => Tiers.Of(type).ShouldBe(tier);

    [Fact]
    public void Every_tier_has_a_title() =>
        Enum.GetValues<Tier>().Select(Tiers.Title).ShouldBe(
            ["Network", "Edge", "Load balancer", "Compute", "Cache", "Database", "Storage", "Monitoring", "Access", "Other"]);
}
