using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Tests.Topology;

public sealed class TopologyModelTests
{
    [Fact]
    public void A_three_tier_template_goes_from_users_to_the_data() =>
        Edges(Stack.ThreeTier()).ShouldBe(
        [
            "users → Distribution", "Distribution → LoadBalancer", "Distribution → Assets (/static/*)", "LoadBalancer → Instances",
            "Instances → Cache", "Instances → Database",
        ]);

    [Fact]
    public void A_static_site_goes_from_users_to_the_bucket() =>
        Edges(Stack.Evaluate(Fixture.StaticSite)).ShouldBe(["users → Site", "Site → Pages"]);

    [Fact]
    public void Tiers_hold_their_nodes_with_counts_and_zones()
    {
        var model = TopologyModel.Of(Stack.ThreeTier(("CacheReplicas", "2")));
        model.Zones.ShouldBe(["eu-west-1a", "eu-west-1b", "eu-west-1c"]);
        model.Tiers.Select(t => t.Tier).ShouldBe(
            [Tier.Edge, Tier.LoadBalancer, Tier.Compute, Tier.Cache, Tier.Database, Tier.Storage, Tier.Network, Tier.Watch, Tier.Access]);
        Node(model, "Instances").ShouldBe(("Auto Scaling group", "t4g.medium", 3, 10, 0, "eu-west-1a eu-west-1b eu-west-1c"));
        Node(model, "Cache").ShouldBe(("Cache", "cache.t4g.small", 3, 3, 0, "eu-west-1a eu-west-1b eu-west-1c"));
        Node(model, "Database").ShouldBe(("Database", "db.t4g.medium", 1, 1, 1, "eu-west-1a eu-west-1b eu-west-1c"));
        Node(model, "NatB").ShouldBe(("NAT gateway", null, 1, 1, 0, "eu-west-1b"));
        Node(model, "Assets").ShouldBe(("Bucket", null, 1, 1, 0, ""));
        model.Tiers.Single(t => t.Tier == Tier.Database).Resources.ShouldBe(["DatabaseSubnets", "Database"]);
        model.Tiers.Sum(t => t.Resources.Count).ShouldBe(48);
    }

    [Fact]
    public void A_form_that_is_half_filled_in_is_drawn_with_what_is_known()
    {
        var evaluated = Evaluator.Evaluate(Stack.Template(Fixture.ThreeTier), Stack.Given(("ZoneA", "eu-west-1a")), Stack.Pseudo);
        TopologyModel.Of(evaluated).Zones.ShouldBe(["eu-west-1a", "${ZoneB}", "${ZoneC}"]);
    }

    [Fact]
    public void Subnets_with_a_way_to_the_internet_are_public()
    {
        var model = TopologyModel.Of(Stack.Evaluate("""
            Resources:
              Vpc: { Type: AWS::EC2::VPC }
              Gateway: { Type: AWS::EC2::InternetGateway }
              Out: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, AvailabilityZone: !Select [0, !GetAZs ""], CidrBlock: 10.0.0.0/24 } }
              In: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc } }
              Table: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
              Default: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Table, GatewayId: !Ref Gateway, DestinationCidrBlock: 0.0.0.0/0 } }
              Link: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { SubnetId: !Ref Out, RouteTableId: !Ref Table } }
            """));
        model.Subnets.ShouldBe([new SubnetView("Out", "eu-west-1a", "10.0.0.0/24", true), new SubnetView("In", null, null, false)]);
    }

    [Fact]
    public void Containers_behind_a_public_load_balancer_reach_what_they_are_told_of() =>
        Edges(Stack.Evaluate("""
            Resources:
              Front: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Scheme: internet-facing } }
              Group: { Type: AWS::ElasticLoadBalancingV2::TargetGroup }
              Listen: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Front, DefaultActions: [{ Type: fixed-response }] } }
              Rule: { Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: { ListenerArn: !Ref Listen, Actions: [{ Type: forward, TargetGroupArn: !Ref Group }] } }
              Task: { Type: AWS::ECS::TaskDefinition, Properties: { ContainerDefinitions: [{ Name: a, Environment: [{ Name: T, Value: !Ref Items }] }] } }
              App: { Type: AWS::ECS::Service, Properties: { TaskDefinition: !Ref Task, LoadBalancers: [{ TargetGroupArn: !Ref Group }] } }
              Items: { Type: AWS::DynamoDB::Table }
              Unused: { Type: AWS::DynamoDB::Table }
            """)).ShouldBe(["users → Front", "Front → App", "App → Items"]);

    [Fact]
    public void A_serverless_API_reaches_its_function_and_table() =>
        Edges(Stack.Evaluate("""
            Resources:
              Api: { Type: AWS::ApiGatewayV2::Api }
              Link: { Type: AWS::ApiGatewayV2::Integration, Properties: { ApiId: !Ref Api, IntegrationUri: !GetAtt Work.Arn } }
              Work: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { TABLE: !Ref Items } } } }
              Items: { Type: AWS::DynamoDB::Table }
            """)).ShouldBe(["users → Api", "Api → Work", "Work → Items"]);

    [Fact]
    public void A_door_in_a_security_group_is_a_way() =>
        Edges(Stack.Evaluate("""
            Resources:
              AppDoor: { Type: AWS::EC2::SecurityGroup }
              DataDoor: { Type: AWS::EC2::SecurityGroup, Properties: { SecurityGroupIngress: [{ SourceSecurityGroupId: !GetAtt AppDoor.GroupId }] } }
              App: { Type: AWS::EC2::Instance, Properties: { SecurityGroupIds: [!Ref AppDoor] } }
              Data: { Type: AWS::RDS::DBInstance, Properties: { VPCSecurityGroups: [!Ref DataDoor] } }
              Other: { Type: AWS::RDS::DBInstance, Properties: { VPCSecurityGroups: [!Ref AppDoor] } }
              CacheDoor: { Type: AWS::EC2::SecurityGroup }
              Rule: { Type: AWS::EC2::SecurityGroupIngress, Properties: { GroupId: !Ref CacheDoor, SourceSecurityGroupId: !Ref AppDoor } }
              Fast: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { SecurityGroupIds: [!Ref CacheDoor] } }
            """)).ShouldBe(["App → Data", "App → Fast"]);

    private static string[] Edges(EvaluatedTemplate evaluated) =>
        [.. TopologyModel.Of(evaluated).Edges.Select(e => $"{e.From} → {e.To}{(e.Label is null ? "" : $" ({e.Label})")}")];

    private static (string Title, string? Size, int? Least, int? Most, int Standby, string Zones) Node(TopologyModel model, string id)
    {
        var node = model.Tiers.SelectMany(t => t.Nodes).Single(n => n.LogicalId == id);
        return (node.Title, node.Size, node.Least, node.Most, node.Standby, string.Join(" ", node.Zones));
    }
}
