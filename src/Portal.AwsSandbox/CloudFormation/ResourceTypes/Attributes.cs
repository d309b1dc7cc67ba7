using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.ResourceTypes;

/// <summary>One table for what Fn::GetAtt yields, by type and attribute; properties given are their own attributes.</summary>
public static class Attributes
{
    private static readonly Dictionary<string, Func<Birth, string, string>> Known = new()
    {
        ["AWS::AutoScaling::AutoScalingGroup.AutoScalingGroupARN"] = (b, id) => b.Arn("autoscaling", $"autoScalingGroup:{Hash.Uuid(b.Seed)}:autoScalingGroupName/{id}"),
        ["AWS::CloudFront::Distribution.DomainName"] = (b, _) => "d" + Hash.Hex(b.Seed, 13) + ".cloudfront.net",
        ["AWS::CloudFront::VpcOrigin.Arn"] = (b, id) => $"arn:aws:cloudfront::{b.Account}:vpcorigin/{id}",
        ["AWS::CloudWatch::Alarm.Arn"] = (b, id) => b.Arn("cloudwatch", $"alarm:{id}"),
        ["AWS::DynamoDB::Table.Arn"] = (b, id) => b.Arn("dynamodb", $"table/{id}"),
        ["AWS::DynamoDB::Table.StreamArn"] = (b, id) => b.Arn("dynamodb", $"table/{id}/stream/2026-01-01T00:00:00.000"),
        ["AWS::EC2::EIP.AllocationId"] = (b, _) => "eipalloc-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::Instance.PrivateIp"] = (b, _) => PrivateIp(b),
        ["AWS::EC2::LaunchTemplate.DefaultVersionNumber"] = (_, _) => "1",
        ["AWS::EC2::SecurityGroup.GroupId"] = (b, _) => "sg-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::Subnet.NetworkAclAssociationId"] = (b, _) => "aclassoc-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::VPC.DefaultNetworkAcl"] = (b, _) => "acl-" + Hash.Hex(b.Seed + "acl", 17),
        ["AWS::EC2::VPC.DefaultSecurityGroup"] = (b, _) => "sg-" + Hash.Hex(b.Seed + "sg", 17),
        ["AWS::EC2::VPC.CidrBlockAssociations"] = (b, _) => "vpc-cidr-assoc-" + Hash.Hex(b.Seed, 17),
        ["AWS::ECR::Repository.RepositoryUri"] = (b, id) => $"{b.Account}.dkr.ecr.{b.Region}.amazonaws.com/{id}",
        ["AWS::ECS::Cluster.Arn"] = (b, id) => b.Arn("ecs", $"cluster/{id}"),
        ["AWS::ElastiCache::CacheCluster.RedisEndpoint.Address"] = (b, id) => $"{id}.{Hash.Hex(b.Account, 6)}.0001.{Zone(b)}.cache.amazonaws.com",
        ["AWS::ElastiCache::CacheCluster.RedisEndpoint.Port"] = (b, _) => b.Property("Port") ?? "6379",
        ["AWS::ElastiCache::ReplicationGroup.ConfigurationEndPoint.Address"] = (b, id) => $"clustercfg.{id}.{Hash.Hex(b.Account, 6)}.{Zone(b)}.cache.amazonaws.com",
        ["AWS::ElastiCache::ReplicationGroup.ConfigurationEndPoint.Port"] = (b, _) => b.Property("Port") ?? "6379",
        ["AWS::ElastiCache::ReplicationGroup.PrimaryEndPoint.Address"] = (b, id) => $"{CacheHost(b, "master.", "")}{id}.{CacheHost(b, "", ".ng.0001")}{Zone(b)}.cache.amazonaws.com",
        ["AWS::ElastiCache::ReplicationGroup.PrimaryEndPoint.Port"] = (b, _) => b.Property("Port") ?? "6379",
        ["AWS::ElastiCache::ReplicationGroup.ReaderEndPoint.Address"] = (b, id) => $"replica.{id}.{Hash.Hex(b.Account, 6)}.{Zone(b)}.cache.amazonaws.com",
        ["AWS::ElastiCache::ReplicationGroup.ReaderEndPoint.Port"] = (b, _) => b.Property("Port") ?? "6379",
        ["AWS::ElasticLoadBalancingV2::LoadBalancer.CanonicalHostedZoneID"] = (b, _) => "Z35SXDOTRQ7X7K",
        ["AWS::ElasticLoadBalancingV2::LoadBalancer.DNSName"] = (b, id) => $"{(b.Property("Scheme") == "internal" ? "internal-" : "")}{id.Split('/')[^2]}-{Hash.Digits(b.Seed, 10)}.{b.Region}.elb.amazonaws.com",
        ["AWS::ElasticLoadBalancingV2::LoadBalancer.LoadBalancerArn"] = (_, id) => id,
        ["AWS::ElasticLoadBalancingV2::LoadBalancer.LoadBalancerFullName"] = (_, id) => id.Split(":loadbalancer/")[^1],
        ["AWS::ElasticLoadBalancingV2::LoadBalancer.LoadBalancerName"] = (_, id) => id.Split('/')[^2],
        ["AWS::ElasticLoadBalancingV2::TargetGroup.TargetGroupFullName"] = (_, id) => id.Split(':')[^1],
        ["AWS::ElasticLoadBalancingV2::TargetGroup.TargetGroupName"] = (_, id) => id.Split('/')[^2],
        ["AWS::Events::Rule.Arn"] = (b, id) => b.Arn("events", $"rule/{id}"),
        ["AWS::IAM::InstanceProfile.Arn"] = (b, id) => b.Arn("iam", $"instance-profile/{id}", regional: false),
        ["AWS::IAM::ManagedPolicy.PolicyArn"] = (_, id) => id,
        ["AWS::IAM::Role.Arn"] = (b, id) => b.Arn("iam", $"role{b.Property("Path") ?? "/"}{id}", regional: false),
        ["AWS::IAM::Role.RoleId"] = (b, _) => "AROA" + Hash.Letters(b.Seed, 17),
        ["AWS::IAM::User.Arn"] = (b, id) => b.Arn("iam", $"user{b.Property("Path") ?? "/"}{id}", regional: false),
        ["AWS::KMS::Key.Arn"] = (b, id) => b.Arn("kms", $"key/{id}"),
        ["AWS::Kinesis::Stream.Arn"] = (b, id) => b.Arn("kinesis", $"stream/{id}"),
        ["AWS::Lambda::Function.Arn"] = (b, id) => b.Arn("lambda", $"function:{id}"),
        ["AWS::Logs::LogGroup.Arn"] = (b, id) => b.Arn("logs", $"log-group:{id}:*"),
        ["AWS::RDS::DBCluster.Endpoint.Address"] = (b, id) => $"{id}.cluster-{Hash.Hex(b.Account + b.Region, 12)}.{b.Region}.rds.amazonaws.com",
        ["AWS::RDS::DBCluster.Endpoint.Port"] = (b, _) => b.Property("Port") ?? DatabasePort(b),
        ["AWS::RDS::DBInstance.DBInstanceArn"] = (b, id) => b.Arn("rds", $"db:{id}"),
        ["AWS::RDS::DBInstance.DbiResourceId"] = (b, _) => "db-" + Hash.Letters(b.Seed, 26),
        ["AWS::RDS::DBInstance.Endpoint.Address"] = (b, id) => $"{id}.{Hash.Hex(b.Account + b.Region, 12)}.{b.Region}.rds.amazonaws.com",
        ["AWS::RDS::DBInstance.Endpoint.HostedZoneId"] = (_, _) => "Z2R2ITUGPM61AM",
        ["AWS::RDS::DBInstance.Endpoint.Port"] = (b, _) => b.Property("Port") ?? DatabasePort(b),
        ["AWS::RDS::DBInstance.MasterUserSecret.SecretArn"] = (b, _) => b.Arn("secretsmanager", $"secret:rds!db-{Hash.Uuid(b.Seed)}-{Hash.Letters(b.Seed, 6)}"),
        ["AWS::Route53::HostedZone.Id"] = (_, id) => id,
        ["AWS::S3::Bucket.Arn"] = (_, id) => $"arn:aws:s3:::{id}",
        ["AWS::S3::Bucket.DomainName"] = (_, id) => $"{id}.s3.amazonaws.com",
        ["AWS::S3::Bucket.DualStackDomainName"] = (b, id) => $"{id}.s3.dualstack.{b.Region}.amazonaws.com",
        ["AWS::S3::Bucket.RegionalDomainName"] = (b, id) => $"{id}.s3.{b.Region}.amazonaws.com",
        ["AWS::S3::Bucket.WebsiteURL"] = (b, id) => $"http://{id}.s3-website-{b.Region}.amazonaws.com",
        ["AWS::SNS::Topic.TopicArn"] = (_, id) => id,
        ["AWS::SNS::Topic.TopicName"] = (_, id) => id.Split(':')[^1],
        ["AWS::SQS::Queue.Arn"] = (b, id) => b.Arn("sqs", id.Split('/')[^1]),
        ["AWS::SQS::Queue.QueueName"] = (_, id) => id.Split('/')[^1],
        ["AWS::SecretsManager::Secret.Id"] = (_, id) => id,
        ["AWS::StepFunctions::StateMachine.Arn"] = (_, id) => id,
        ["AWS::WAFv2::WebACL.Arn"] = (b, id) => b.Arn("wafv2", $"{(b.Property("Scope") == "CLOUDFRONT" ? "global" : "regional")}/webacl/{id.Split('|')[0]}/{id.Split('|')[1]}"),
    };

    public static IEnumerable<string> Names => Known.Keys;

    /// <param name="version">How often the resource was made or changed: launch templates count their versions.</param>
    public static string Of(Birth birth, string physicalId, string attribute, int version)
    {
        if (birth.Type == "AWS::EC2::LaunchTemplate" && attribute == "LatestVersionNumber") return $"{version}";
        if (Known.TryGetValue($"{birth.Type}.{attribute}", out var make)) return make(birth, physicalId);
        if (Property(birth.Properties, attribute) is { } given) return given;
        if (TypeFacts.Find(birth.Type)?.Identifier is [var identifier] && identifier == attribute) return physicalId;
        if (attribute.EndsWith("Arn", StringComparison.Ordinal) && !physicalId.StartsWith("arn:", StringComparison.Ordinal))
            return birth.Arn(birth.Type.Split("::")[1].ToLowerInvariant(), $"{birth.Type.Split("::")[^1].ToLowerInvariant()}/{physicalId}");
        return attribute.EndsWith("Arn", StringComparison.Ordinal) || attribute is "Id" or "Name" or "Ref"
            ? physicalId
            : $"{attribute.Replace('.', '-').ToLowerInvariant()}-{Hash.Hex(birth.Seed + attribute, 12)}";
    }

    private static string? Property(Value properties, string path)
    {
        Value? at = properties;
        foreach (var step in path.Split('.')) at = (at as Value.Fields)?[step];
        return (at as Value.Text)?.Content;
    }

    // With encryption in transit the endpoint is another name than without.
    private static string CacheHost(Birth b, string encrypted, string plain)
    {
        var transit = b.Property("TransitEncryptionEnabled") == "true";
        if (encrypted.Length > 0) return transit ? encrypted : "";
        return $"{Hash.Hex(b.Account, 6)}{(transit ? "" : plain)}.";
    }

    // Cache host names abbreviate the region: us-east-1 is use1.
    private static string Zone(Birth b) => string.Concat(b.Region.Split('-').Select((part, n) => n == 0 ? part : part[..1]));

    private static string DatabasePort(Birth b) =>
        b.Property("Engine")?.Contains("postgres", StringComparison.Ordinal) == true ? "5432" : "3306";

    private static string PrivateIp(Birth b) => $"10.0.{Hash.Fraction(b.Seed + 1) * 250:0}.{4 + Hash.Fraction(b.Seed + 2) * 240:0}";
}
