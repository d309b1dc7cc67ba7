using Portal.CloudFormation.Diff;
using Portal.CloudFormation.Tests.Evaluation;

namespace Portal.CloudFormation.Tests.Diff;

public sealed class PropertyChangeTests
{
    [Theory]
    [InlineData("P: 1", "P: '1'", "")]
    [InlineData("P: yes", "P: 'true'", "")]
    [InlineData("P: [a, b]", "P: [a, b]", "")]
    [InlineData("P: {a: 1, b: 2}", "P: {b: 2, a: 1}", "")]
    [InlineData("P: 1", "P: 2", "P: 1 → 2")]
    [InlineData("P: 1", "Q: 1", "Q: nothing → 1; P: 1 → nothing")]
    [InlineData("P: {a: {b: 1}}", "P: {a: {b: 2}}", "P.a.b: 1 → 2")]
    [InlineData("P: {a: 1}", "P: {a: 1, b: {c: 2}}", "P.b: nothing → {c: 2}")]
    [InlineData("P: [a, b]", "P: [b, a]", "P: [a, b] → [b, a]")]
    [InlineData("P: [a, 1]", "P: [a, '1', c]", "P: [a, 1] → [a, 1, c]")]
    [InlineData("Tags: [{Key: a, Value: 1}, {Key: b, Value: 2}]", "Tags: [{Key: b, Value: 2}, {Key: a, Value: 1}]", "")]
    [InlineData("Tags: [{Key: a, Value: 1}]", "Tags: [{Key: a, Value: 2}]", "Tags[a].Value: 1 → 2")]
    [InlineData("Tags: [{Key: a, Value: 1}]", "Tags: [{Key: b, Value: 2}, {Key: a, Value: 1}]", "Tags[b]: nothing → {Key: b, Value: 2}")]
    [InlineData("Tags: [{Key: a, Value: 1}]", "Tags: []", "Tags[a]: {Key: a, Value: 1} → nothing")]
    [InlineData("L: [{x: 1}, {x: 2}]", "L: [{x: 1}, {x: 3}]", "L[1].x: 2 → 3")]
    [InlineData("L: [{x: 1}]", "L: [{x: 1}, {x: 3}]", "L: [{x: 1}] → [{x: 1}, {x: 3}]")]
    [InlineData("C: [{PathPattern: a}, {PathPattern: b}]", "C: [{PathPattern: b}, {PathPattern: a}]", "C: [{PathPattern: a}, {PathPattern: b}] → [{PathPattern: b}, {PathPattern: a}]")]
    [InlineData("P: text", "P: [text]", "P: text → [text]")]
    [InlineData("P: !Ref Other", "P: !Ref Other", "")]
    [InlineData("P: !Ref Other", "P: !GetAtt Other.Arn", "P: <${Other}> → <${Other.Arn}>")]
    public void Differences_are_told_at_the_smallest_place(string before, string after, string differences) =>
        string.Join("; ", Changes("A::B::C", before, after).Select(p => $"{p.Path}: {Shown.Of(p.Before)} → {Shown.Of(p.After)}")).ShouldBe(differences);

    [Theory]
    [InlineData("AWS::EC2::Subnet", "CidrBlock: 10.0.0.0/24", "CidrBlock: 10.0.1.0/24", Replacement.Will)]
    [InlineData("AWS::EC2::Subnet", "MapPublicIpOnLaunch: true", "MapPublicIpOnLaunch: false", Replacement.Never)]
    [InlineData("AWS::EC2::Subnet", "Tags: [{Key: a, Value: 1}]", "Tags: [{Key: a, Value: 2}]", Replacement.Never)]
    [InlineData("AWS::EC2::SecurityGroup", "GroupDescription: a", "GroupDescription: b", Replacement.Will)]
    [InlineData("AWS::ElasticLoadBalancingV2::LoadBalancer", "Scheme: internal", "Scheme: internet-facing", Replacement.Will)]
    [InlineData("AWS::ElasticLoadBalancingV2::TargetGroup", "Port: 80", "Port: 8080", Replacement.Will)]
    [InlineData("AWS::S3::Bucket", "BucketName: a", "BucketName: b", Replacement.Will)]
    [InlineData("AWS::RDS::DBInstance", "StorageEncrypted: false", "StorageEncrypted: true", Replacement.Will)]
    [InlineData("AWS::RDS::DBInstance", "BackupRetentionPeriod: 7", "BackupRetentionPeriod: 14", Replacement.Never)]
    [InlineData("AWS::RDS::DBInstance", "EngineVersion: 8.4.3", "EngineVersion: 8.4.4", Replacement.Never)]
    [InlineData("AWS::EC2::VPC", "InstanceTenancy: default", "InstanceTenancy: dedicated", Replacement.May)]
    [InlineData("AWS::EC2::VPCEndpoint", "DnsOptions: {PrivateDnsPreference: a}", "DnsOptions: {PrivateDnsPreference: b}", Replacement.Will)]
    [InlineData("AWS::EC2::VPCEndpoint", "DnsOptions: {DnsRecordIpType: a}", "DnsOptions: {DnsRecordIpType: b}", Replacement.Never)]
    [InlineData("AWS::EC2::VPCEndpoint", "ServiceName: a", "ServiceName: a, DnsOptions: {PrivateDnsPreference: b}", Replacement.Will)]
    [InlineData("AWS::EC2::FlowLog", "DestinationOptions: {a: 1}", "DestinationOptions: {a: 2}", Replacement.Will)]
    [InlineData("Custom::Thing", "A: 1", "A: 2", Replacement.May)]
    [InlineData("AWS::Kinesis::Stream", "A: 1", "A: 2", Replacement.May)]
    public void A_change_replaces_by_the_table_of_types(string type, string before, string after, Replacement replacement) =>
        Changes(type, before, after).ShouldHaveSingleItem().Replacement.ShouldBe(replacement);

    [Theory]
    [InlineData("!Ref Other", "!Ref Another", Replacement.Will)]
    [InlineData("!Ref Other", "!GetAtt Other.Id", Replacement.May)]
    [InlineData("fixed", "!Ref Other", Replacement.May)]
    [InlineData("!Ref Other", "fixed", Replacement.May)]
    [InlineData("!Ref Other", "!Ref New", Replacement.Will)]
    [InlineData("'{{resolve:ssm:/a}}'", "'{{resolve:ssm:/b}}'", Replacement.May)]
    public void A_value_that_may_turn_out_the_same_may_replace(string before, string after, Replacement replacement)
    {
        var changes = TemplateDiff.Of(Evaluate("AWS::EC2::Subnet", $"VpcId: {before}"), Evaluate("AWS::EC2::Subnet", $"VpcId: {after}", "New: { Type: \"A::B::C\" }")).Resources;
        changes.Single(c => c.LogicalId == "X").Replacement.ShouldBe(replacement);
    }

    [Theory]
    [InlineData("", Replacement.Never, "until they are exchanged")]
    [InlineData("UpdatePolicy: { AutoScalingRollingUpdate: { MaxBatchSize: 1 } }", Replacement.Never, "exchanged in turn")]
    [InlineData("UpdatePolicy: { AutoScalingReplacingUpdate: { WillReplace: true } }", Replacement.Will, "WillReplace")]
    public void An_auto_scaling_group_is_replaced_when_its_policy_says_so(string policy, Replacement replacement, string says)
    {
        var change = TemplateDiff.Of(Group("1"), Group("2")).Resources.ShouldHaveSingleItem();
        change.Replacement.ShouldBe(replacement);
        change.Reason.ShouldContain(says);

        CloudFormation.Evaluation.EvaluatedTemplate Group(string version) => Stack.Evaluate($$"""
            Resources:
              X:
                Type: AWS::AutoScaling::AutoScalingGroup
                Properties: { LaunchTemplate: { LaunchTemplateId: lt-1, Version: {{version}} } }
                {{policy}}
            """);
    }

    private static List<PropertyChange> Changes(string type, string before, string after) =>
        [.. TemplateDiff.Of(Evaluate(type, before), Evaluate(type, after)).Resources.SelectMany(r => r.Properties)];

    private static CloudFormation.Evaluation.EvaluatedTemplate Evaluate(string type, string properties, string more = "") => Stack.Evaluate($$"""
        Resources:
          Other: { Type: "A::B::C" }
          Another: { Type: "A::B::C" }
          {{(more.Length == 0 ? "Filler: { Type: \"A::B::C\" }" : more)}}
          X: { Type: "{{type}}", Properties: { {{properties}} } }
        """);
}
