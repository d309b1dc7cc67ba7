using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Pricing.Rules;

internal delegate void PriceRule(EvaluatedResource resource, Bill bill);

/// <summary>Which types are charged, and by which rule.</summary>
internal static class PriceRules
{
    private static readonly Dictionary<string, PriceRule> ByType = new()
    {
        ["AWS::AutoScaling::AutoScalingGroup"] = InstancePrices.Group,
        ["AWS::AutoScaling::ScalingPolicy"] = WatchPrices.ScalingPolicy,
        ["AWS::ApplicationAutoScaling::ScalingPolicy"] = WatchPrices.ScalingPolicy,
        ["AWS::EC2::Instance"] = InstancePrices.Instance,
        ["AWS::EC2::Volume"] = VolumePrices.Volume,
        ["AWS::EC2::NatGateway"] = NetworkPrices.NatGateway,
        ["AWS::EC2::EIP"] = NetworkPrices.Address,
        ["AWS::EC2::VPCEndpoint"] = NetworkPrices.Endpoint,
        ["AWS::ElasticLoadBalancingV2::LoadBalancer"] = NetworkPrices.LoadBalancer,
        ["AWS::CloudFront::Distribution"] = EdgePrices.Distribution,
        ["AWS::CloudFront::Function"] = EdgePrices.Function,
        ["AWS::WAFv2::WebACL"] = EdgePrices.WebAcl,
        ["AWS::Route53::RecordSet"] = EdgePrices.Records,
        ["AWS::ElastiCache::ReplicationGroup"] = CachePrices.ReplicationGroup,
        ["AWS::ElastiCache::CacheCluster"] = CachePrices.Cluster,
        ["AWS::RDS::DBInstance"] = DatabasePrices.Instance,
        ["AWS::S3::Bucket"] = StorePrices.Bucket,
        ["AWS::SQS::Queue"] = StorePrices.Queue,
        ["AWS::SNS::Topic"] = WatchPrices.Topic,
        ["AWS::CloudWatch::Alarm"] = WatchPrices.Alarm,
        ["AWS::Logs::LogGroup"] = WatchPrices.LogGroup,
        ["AWS::KMS::Key"] = KeyPrices.Key,
        ["AWS::KMS::ReplicaKey"] = KeyPrices.Key,
        ["AWS::SecretsManager::Secret"] = KeyPrices.Secret,
    };

    public static PriceRule? Of(string type) => ByType.GetValueOrDefault(type);
}
