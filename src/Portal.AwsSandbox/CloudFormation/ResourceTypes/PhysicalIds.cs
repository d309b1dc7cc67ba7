using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.ResourceTypes;

/// <summary>What a resource is about to be made of: the seed makes each incarnation of a logical id another one.</summary>
public sealed record Birth(string Account, string Region, string StackName, string LogicalId, string Type, Value Properties, string Seed)
{
    public string? Property(string name) => ((Properties as Value.Fields)?[name] as Value.Text)?.Content;

    /// <summary>The name given, or one generated as CloudFormation does: stack, logical id, twelve letters.</summary>
    public string Name(string property, int longest = 128) => Property(property) ?? Generated(longest);

    public string Generated(int longest = 128)
    {
        var tail = "-" + Hash.Letters(Seed, 12);
        var head = $"{StackName}-{LogicalId}";
        return head[..Math.Min(head.Length, longest - tail.Length)] + tail;
    }

    public string Arn(string service, string rest, bool regional = true) =>
        $"arn:aws:{service}:{(regional ? Region : "")}:{Account}:{rest}";
}

/// <summary>One table for what Ref yields, by type.</summary>
public static class PhysicalIds
{
    private static readonly Dictionary<string, Func<Birth, string>> Known = new()
    {
        ["AWS::ApplicationAutoScaling::ScalableTarget"] = b => $"{b.Property("ResourceId")}|{b.Property("ScalableDimension")}|{b.Property("ServiceNamespace")}",
        ["AWS::AutoScaling::AutoScalingGroup"] = b => b.Name("AutoScalingGroupName", 255),
        ["AWS::AutoScaling::LaunchConfiguration"] = b => b.Name("LaunchConfigurationName", 255),
        ["AWS::AutoScaling::LifecycleHook"] = b => b.Name("LifecycleHookName", 255),
        ["AWS::AutoScaling::ScalingPolicy"] = b => b.Arn("autoscaling", $"scalingPolicy:{Hash.Uuid(b.Seed)}:autoScalingGroupName/{b.Property("AutoScalingGroupName")}:policyName/{b.Generated()}"),
        ["AWS::AutoScaling::ScheduledAction"] = b => b.Generated(),
        ["AWS::CertificateManager::Certificate"] = b => b.Arn("acm", $"certificate/{Hash.Uuid(b.Seed)}"),
        ["AWS::CloudFront::CachePolicy"] = b => Hash.Uuid(b.Seed),
        ["AWS::CloudFront::Distribution"] = b => "E" + Hash.Letters(b.Seed, 13),
        ["AWS::CloudFront::Function"] = b => $"arn:aws:cloudfront::{b.Account}:function/{b.Name("Name", 64)}",
        ["AWS::CloudFront::OriginAccessControl"] = b => "E" + Hash.Letters(b.Seed, 13),
        ["AWS::CloudFront::OriginRequestPolicy"] = b => Hash.Uuid(b.Seed),
        ["AWS::CloudFront::ResponseHeadersPolicy"] = b => Hash.Uuid(b.Seed),
        ["AWS::CloudFront::VpcOrigin"] = b => "vo_" + Hash.Letters(b.Seed, 22),
        ["AWS::CloudWatch::Alarm"] = b => b.Name("AlarmName", 255),
        ["AWS::CloudWatch::Dashboard"] = b => b.Name("DashboardName", 255),
        ["AWS::CloudFormation::WaitConditionHandle"] = b => $"https://cloudformation-waitcondition-{b.Region}.s3.amazonaws.com/{Hash.Uuid(b.Seed)}",
        ["AWS::DynamoDB::Table"] = b => b.Name("TableName", 255),
        ["AWS::EC2::EIP"] = b => $"52.{Hash.Fraction(b.Seed + 1) * 250:0}.{Hash.Fraction(b.Seed + 2) * 250:0}.{Hash.Fraction(b.Seed + 3) * 250:0}",
        ["AWS::EC2::EIPAssociation"] = b => "eipassoc-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::FlowLog"] = b => "fl-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::Instance"] = b => "i-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::InternetGateway"] = b => "igw-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::KeyPair"] = b => b.Name("KeyName"),
        ["AWS::EC2::LaunchTemplate"] = b => "lt-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::NatGateway"] = b => "nat-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::NetworkAcl"] = b => "acl-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::NetworkInterface"] = b => "eni-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::PrefixList"] = b => "pl-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::Route"] = b => $"{b.Property("RouteTableId")}|{b.Property("DestinationCidrBlock") ?? b.Property("DestinationIpv6CidrBlock") ?? b.Property("DestinationPrefixListId")}",
        ["AWS::EC2::RouteTable"] = b => "rtb-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::SecurityGroup"] = b => b.Property("VpcId") is null ? b.Name("GroupName", 255) : "sg-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::SecurityGroupEgress"] = b => "sgr-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::SecurityGroupIngress"] = b => "sgr-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::Subnet"] = b => "subnet-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::SubnetRouteTableAssociation"] = b => "rtbassoc-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::VPC"] = b => "vpc-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::VPCEndpoint"] = b => "vpce-" + Hash.Hex(b.Seed, 17),
        ["AWS::EC2::VPCGatewayAttachment"] = b => $"IGW|{b.Property("VpcId")}",
        ["AWS::EC2::Volume"] = b => "vol-" + Hash.Hex(b.Seed, 17),
        ["AWS::ECR::Repository"] = b => b.Name("RepositoryName", 256).ToLowerInvariant(),
        ["AWS::ECS::Cluster"] = b => b.Name("ClusterName", 255),
        ["AWS::ECS::Service"] = b => b.Arn("ecs", $"service/{b.Property("Cluster") ?? "default"}/{b.Name("ServiceName", 255)}"),
        ["AWS::ECS::TaskDefinition"] = b => b.Arn("ecs", $"task-definition/{b.Name("Family", 255)}:1"),
        ["AWS::EFS::FileSystem"] = b => "fs-" + Hash.Hex(b.Seed, 17),
        ["AWS::ElastiCache::CacheCluster"] = b => b.Property("ClusterName")?.ToLowerInvariant() ?? Short(b, 40),
        ["AWS::ElastiCache::ParameterGroup"] = b => b.Generated(255).ToLowerInvariant(),
        ["AWS::ElastiCache::ReplicationGroup"] = b => b.Property("ReplicationGroupId")?.ToLowerInvariant() ?? Short(b, 40),
        ["AWS::ElastiCache::SubnetGroup"] = b => b.Name("CacheSubnetGroupName", 255).ToLowerInvariant(),
        ["AWS::ElasticLoadBalancingV2::Listener"] = b => b.Property("LoadBalancerArn")?.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal) + "/" + Hash.Hex(b.Seed, 16),
        ["AWS::ElasticLoadBalancingV2::ListenerRule"] = b => b.Property("ListenerArn")?.Replace(":listener/", ":listener-rule/", StringComparison.Ordinal) + "/" + Hash.Hex(b.Seed, 16),
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = b => b.Arn("elasticloadbalancing", $"loadbalancer/{(b.Property("Type") is "network" ? "net" : "app")}/{b.Property("Name") ?? Short(b, 32)}/{Hash.Hex(b.Seed, 16)}"),
        ["AWS::ElasticLoadBalancingV2::TargetGroup"] = b => b.Arn("elasticloadbalancing", $"targetgroup/{b.Property("Name") ?? Short(b, 32)}/{Hash.Hex(b.Seed, 16)}"),
        ["AWS::Events::Rule"] = b => b.Name("Name", 64),
        ["AWS::IAM::InstanceProfile"] = b => b.Name("InstanceProfileName"),
        ["AWS::IAM::ManagedPolicy"] = b => b.Arn("iam", $"policy/{b.Name("ManagedPolicyName")}", regional: false),
        ["AWS::IAM::Policy"] = b => $"{b.StackName[..Math.Min(5, b.StackName.Length)]}-{b.LogicalId[..Math.Min(4, b.LogicalId.Length)]}-{Hash.Letters(b.Seed, 12)}",
        ["AWS::IAM::Role"] = b => b.Name("RoleName", 64),
        ["AWS::IAM::User"] = b => b.Name("UserName", 64),
        ["AWS::KMS::Alias"] = b => b.Property("AliasName") ?? "alias/" + b.Generated(),
        ["AWS::KMS::Key"] = b => Hash.Uuid(b.Seed),
        ["AWS::Kinesis::Stream"] = b => b.Name("Name"),
        ["AWS::Lambda::Function"] = b => b.Name("FunctionName", 64),
        ["AWS::Lambda::Permission"] = b => b.Generated(100),
        ["AWS::Logs::LogGroup"] = b => b.Name("LogGroupName", 512),
        ["AWS::RDS::DBCluster"] = b => b.Name("DBClusterIdentifier", 63).ToLowerInvariant(),
        ["AWS::RDS::DBInstance"] = b => b.Name("DBInstanceIdentifier", 63).ToLowerInvariant(),
        ["AWS::RDS::DBParameterGroup"] = b => b.Name("DBParameterGroupName", 255).ToLowerInvariant(),
        ["AWS::RDS::DBSubnetGroup"] = b => b.Name("DBSubnetGroupName", 255).ToLowerInvariant(),
        ["AWS::RDS::OptionGroup"] = b => b.Name("OptionGroupName", 255).ToLowerInvariant(),
        ["AWS::Route53::HostedZone"] = b => "Z" + Hash.Letters(b.Seed, 20),
        ["AWS::Route53::RecordSet"] = b => (b.Property("Name") ?? b.Generated()).TrimEnd('.'),
        ["AWS::S3::Bucket"] = b => b.Property("BucketName") ?? b.Generated(63).ToLowerInvariant(),
        ["AWS::S3::BucketPolicy"] = b => b.Property("Bucket") ?? b.Generated(),
        ["AWS::SNS::Subscription"] = b => $"{b.Property("TopicArn")}:{Hash.Uuid(b.Seed)}",
        ["AWS::SNS::Topic"] = b => b.Arn("sns", b.Name("TopicName", 256)),
        ["AWS::SQS::Queue"] = b => $"https://sqs.{b.Region}.amazonaws.com/{b.Account}/{b.Name("QueueName", 80)}",
        ["AWS::SSM::Parameter"] = b => b.Property("Name") ?? $"CFN-{b.LogicalId}-{Hash.Letters(b.Seed, 12)}",
        ["AWS::SecretsManager::Secret"] = b => b.Arn("secretsmanager", $"secret:{b.Property("Name") ?? $"{b.LogicalId}-{Hash.Letters(b.Seed + "n", 12)}"}-{Hash.Letters(b.Seed, 6)}"),
        ["AWS::StepFunctions::StateMachine"] = b => b.Arn("states", $"stateMachine:{b.Name("StateMachineName", 80)}"),
        ["AWS::WAFv2::WebACL"] = b => $"{b.Name("Name")}|{Hash.Uuid(b.Seed)}|{b.Property("Scope")}",
    };

    public static IEnumerable<string> Types => Known.Keys;

    public static string Of(Birth birth)
    {
        if (Known.TryGetValue(birth.Type, out var make)) return make(birth);
        // A type without a row of its own: the identifying property when it is given, else a generated name.
        var identifier = TypeFacts.Find(birth.Type)?.Identifier is [var only] ? birth.Property(only) : null;
        return identifier ?? birth.Generated();
    }

    /// <summary>The property that would name the resource, when the template gives it: such a resource can't be replaced beside itself.</summary>
    public static string? CustomName(Birth birth) =>
        TypeFacts.Find(birth.Type)?.Identifier is [var only] ? birth.Property(only) : null;

    // Load balancers and caches shorten both parts rather than cut the end off.
    private static string Short(Birth b, int longest)
    {
        var lower = b.Type.StartsWith("AWS::ElastiCache", StringComparison.Ordinal);
        var part = (longest - 14) / 2;
        var name = $"{b.StackName[..Math.Min(part, b.StackName.Length)]}-{b.LogicalId[..Math.Min(part, b.LogicalId.Length)]}-{Hash.Letters(b.Seed, 12)}";
        return lower ? name.ToLowerInvariant() : name;
    }
}
