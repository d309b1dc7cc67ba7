namespace Portal.AwsSandbox.Control;

/// <summary>The calls by which people usually change or delete a resource of a type, as CloudTrail names them.</summary>
internal static class DriftEvents
{
    private static readonly Dictionary<string, (string Source, string Change, string Delete)> Known = new()
    {
        ["AWS::AutoScaling::AutoScalingGroup"] = ("autoscaling", "UpdateAutoScalingGroup", "DeleteAutoScalingGroup"),
        ["AWS::AutoScaling::ScalingPolicy"] = ("autoscaling", "PutScalingPolicy", "DeletePolicy"),
        ["AWS::CloudFront::Distribution"] = ("cloudfront", "UpdateDistribution", "DeleteDistribution"),
        ["AWS::CloudWatch::Alarm"] = ("monitoring", "PutMetricAlarm", "DeleteAlarms"),
        ["AWS::EC2::SecurityGroup"] = ("ec2", "AuthorizeSecurityGroupIngress", "DeleteSecurityGroup"),
        ["AWS::EC2::SecurityGroupIngress"] = ("ec2", "ModifySecurityGroupRules", "RevokeSecurityGroupIngress"),
        ["AWS::EC2::Subnet"] = ("ec2", "ModifySubnetAttribute", "DeleteSubnet"),
        ["AWS::EC2::VPC"] = ("ec2", "ModifyVpcAttribute", "DeleteVpc"),
        ["AWS::ElastiCache::ReplicationGroup"] = ("elasticache", "ModifyReplicationGroup", "DeleteReplicationGroup"),
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = ("elasticloadbalancing", "ModifyLoadBalancerAttributes", "DeleteLoadBalancer"),
        ["AWS::ElasticLoadBalancingV2::TargetGroup"] = ("elasticloadbalancing", "ModifyTargetGroup", "DeleteTargetGroup"),
        ["AWS::RDS::DBInstance"] = ("rds", "ModifyDBInstance", "DeleteDBInstance"),
        ["AWS::S3::Bucket"] = ("s3", "PutBucketVersioning", "DeleteBucket"),
        ["AWS::SNS::Topic"] = ("sns", "SetTopicAttributes", "DeleteTopic"),
    };

    public static (string Source, string Change, string Delete) Of(string type)
    {
        var (source, change, delete) = Known.GetValueOrDefault(type, (type.Split("::")[1].ToLowerInvariant(), "Update" + type.Split("::")[^1], "Delete" + type.Split("::")[^1]));
        return (source + ".amazonaws.com", change, delete);
    }
}
