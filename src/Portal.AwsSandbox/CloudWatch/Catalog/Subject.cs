namespace Portal.AwsSandbox.CloudWatch.Catalog;

/// <summary>What a metric is of; decides its dimensions.</summary>
public enum Subject
{
    LoadBalancer, LoadBalancerZone, TargetGroup, TargetGroupZone, Group, Instance, Database, CacheNode, Distribution, NatGateway, BucketSize, BucketObjects,
}
