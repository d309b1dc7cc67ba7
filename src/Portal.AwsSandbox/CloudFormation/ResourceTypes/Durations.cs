using Portal.AwsSandbox.CloudFormation.Templates;

namespace Portal.AwsSandbox.CloudFormation.ResourceTypes;

/// <summary>What is done to a resource.</summary>
public enum ResourceAction { Create, Update, Delete }

/// <summary>
/// How long resources take, in seconds of simulated time. The long ones are build times seen in public; the rest is what
/// quick control-plane calls take.
/// </summary>
public static class Durations
{
    private static readonly (int Create, int Update, int Delete) Quick = (4, 3, 3);

    private static readonly Dictionary<string, (int Create, int Update, int Delete)> Known = new()
    {
        ["AWS::ApiGateway::RestApi"] = (3, 3, 3),
        ["AWS::AutoScaling::AutoScalingGroup"] = (45, 20, 95),
        ["AWS::CertificateManager::Certificate"] = (150, 5, 8),
        ["AWS::CloudFront::Distribution"] = (266, 205, 240),
        ["AWS::CloudFront::VpcOrigin"] = (240, 180, 300),
        ["AWS::CloudWatch::Alarm"] = (3, 3, 3),
        ["AWS::DynamoDB::Table"] = (32, 20, 32),
        ["AWS::EC2::EIP"] = (16, 5, 8),
        ["AWS::EC2::FlowLog"] = (5, 5, 4),
        ["AWS::EC2::Instance"] = (38, 40, 65),
        ["AWS::EC2::InternetGateway"] = (17, 5, 5),
        ["AWS::EC2::NatGateway"] = (106, 10, 62),
        ["AWS::EC2::Route"] = (16, 6, 16),
        ["AWS::EC2::RouteTable"] = (11, 6, 6),
        ["AWS::EC2::SecurityGroup"] = (6, 5, 5),
        ["AWS::EC2::Subnet"] = (7, 6, 5),
        ["AWS::EC2::VPC"] = (13, 6, 6),
        ["AWS::EC2::VPCEndpoint"] = (35, 20, 45),
        ["AWS::EC2::VPCGatewayAttachment"] = (16, 5, 18),
        ["AWS::ECS::Service"] = (95, 120, 80),
        ["AWS::EFS::MountTarget"] = (95, 10, 60),
        ["AWS::EKS::Cluster"] = (620, 480, 190),
        ["AWS::ElastiCache::CacheCluster"] = (310, 300, 170),
        ["AWS::ElastiCache::ReplicationGroup"] = (712, 500, 330),
        ["AWS::ElastiCache::SubnetGroup"] = (5, 5, 4),
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = (116, 15, 14),
        ["AWS::ElasticLoadBalancingV2::TargetGroup"] = (15, 5, 5),
        ["AWS::IAM::InstanceProfile"] = (124, 10, 4),
        ["AWS::IAM::ManagedPolicy"] = (16, 10, 4),
        ["AWS::IAM::Policy"] = (16, 10, 3),
        ["AWS::IAM::Role"] = (18, 15, 4),
        ["AWS::KMS::Key"] = (10, 8, 4),
        ["AWS::Lambda::Function"] = (9, 8, 5),
        ["AWS::OpenSearchService::Domain"] = (900, 1200, 600),
        ["AWS::RDS::DBCluster"] = (120, 60, 120),
        ["AWS::RDS::DBInstance"] = (595, 480, 290),
        ["AWS::RDS::DBParameterGroup"] = (20, 12, 5),
        ["AWS::RDS::DBSubnetGroup"] = (5, 5, 3),
        ["AWS::Route53::RecordSet"] = (36, 36, 36),
        ["AWS::S3::Bucket"] = (22, 20, 4),
        ["AWS::SecretsManager::Secret"] = (7, 5, 5),
        ["AWS::SNS::Subscription"] = (3, 3, 3),
        ["AWS::SQS::Queue"] = (64, 30, 62),
    };

    public static IEnumerable<string> Types => Known.Keys;

    public static (int Create, int Update, int Delete) Seconds(string type) => Known.GetValueOrDefault(type, Quick);

    /// <summary>Milliseconds of simulated time, varied by a tenth either way.</summary>
    /// <param name="seed">The same seed gives the same time, so that a restart repeats nothing differently.</param>
    public static long Of(string type, ResourceAction action, Value properties, bool waitsForSignals, string seed)
    {
        var (create, update, delete) = Seconds(type);
        var seconds = action switch { ResourceAction.Create => create, ResourceAction.Update => update, _ => delete };
        if (type == "AWS::RDS::DBInstance" && Says(properties, "MultiAZ") && action == ResourceAction.Create) seconds = 840;
        if (type == "AWS::RDS::DBInstance" && action == ResourceAction.Update && !Says(properties, "MultiAZ")) seconds = 300;
        if (type == "AWS::AutoScaling::AutoScalingGroup" && waitsForSignals && action != ResourceAction.Delete) seconds = 180;
        return (long)(seconds * 1000 * (0.9 + 0.2 * Hash.Fraction(seed)));
    }

    private static bool Says(Value properties, string name) =>
        (properties as Value.Fields)?[name] is Value.Text { Content: "true" };
}
