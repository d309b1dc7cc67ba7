namespace Portal.Catalog.Prices;

/// <summary>The table of lines and how each is found. A line that is not in it stays as it is.</summary>
public static class PriceQueries
{
    private static readonly Dictionary<(string Service, string Item), PriceQuery> Lines = new()
    {
        [("ebs", "gp3")] = new("AmazonEC2", PricePlace.Region, Of(("productFamily", "Storage"), ("volumeApiName", "gp3")), "EBS:VolumeUsage.gp3"),
        [("elb", "alb")] = new("AWSELB", PricePlace.Region, Of(("productFamily", "Load Balancer-Application")), "LoadBalancerUsage"),
        [("elb", "lcu")] = new("AWSELB", PricePlace.Region, Of(("productFamily", "Load Balancer-Application")), "LCUUsage"),
        [("vpc", "nat-gateway")] = new("AmazonEC2", PricePlace.Region, Of(("productFamily", "NAT Gateway")), "NatGateway-Hours"),
        [("vpc", "nat-gateway-data")] = new("AmazonEC2", PricePlace.Region, Of(("productFamily", "NAT Gateway")), "NatGateway-Bytes"),
        [("vpc", "public-ipv4")] = new("AmazonVPC", PricePlace.Region, Of(("group", "VPCPublicIPv4Address")), "PublicIPv4:InUseAddress"),
        [("cloudfront", "transfer-out-first-10tb")] = new("AmazonCloudFront", PricePlace.FromEdge, Of(("productFamily", "Data Transfer")), "DataTransfer-Out-Bytes"),
        [("cloudfront", "to-origin")] = new("AmazonCloudFront", PricePlace.FromEdge, Of(("productFamily", "Data Transfer")), "DataTransfer-Out-OBytes"),
        [("cloudfront", "https-requests")] = new("AmazonCloudFront", PricePlace.AtEdge, Of(("productFamily", "Request")), "Requests-Tier2-HTTPS", 10_000),
        [("elasticache", "backup")] = new("AmazonElastiCache", PricePlace.Region, Of(("productFamily", "Storage Snapshot")), "ElastiCache:BackupUsage"),
        [("rds-mysql-multi-az", "storage-gp3")] = new("AmazonRDS", PricePlace.Region, Of(("productFamily", "Database Storage"), ("deploymentOption", "Multi-AZ")), "RDS:Multi-AZ-GP3-Storage"),
        [("rds", "backup-beyond-db-size")] = new("AmazonRDS", PricePlace.Region, Of(("productFamily", "Storage Snapshot")), "RDS:ChargedBackupUsage"),
        [("s3", "standard-storage")] = new("AmazonS3", PricePlace.Region, Of(("productFamily", "Storage"), ("volumeType", "Standard")), "TimedStorage-ByteHrs"),
        [("s3", "put-requests")] = new("AmazonS3", PricePlace.Region, Of(("group", "S3-API-Tier1")), "Requests-Tier1", 1_000),
        [("s3", "get-requests")] = new("AmazonS3", PricePlace.Region, Of(("group", "S3-API-Tier2")), "Requests-Tier2", 1_000),
        [("transfer", "internet-out")] = new("AWSDataTransfer", PricePlace.FromRegion, Of(("transferType", "AWS Outbound"), ("toLocation", "External")), "DataTransfer-Out-Bytes"),
        [("transfer", "cross-az-per-direction")] = new("AWSDataTransfer", PricePlace.FromRegion, Of(("transferType", "IntraRegion")), "DataTransfer-Regional-Bytes"),
        [("cloudwatch", "alarm-metric")] = new("AmazonCloudWatch", PricePlace.Region, Of(("productFamily", "Alarm")), "CW:AlarmMonitorUsage"),
        [("cloudwatch", "custom-metric")] = new("AmazonCloudWatch", PricePlace.Region, Of(("productFamily", "Metric")), "CW:MetricMonitorUsage"),
        [("cloudwatch", "logs-ingested")] = new("AmazonCloudWatch", PricePlace.Region, Of(("productFamily", "Data Payload")), "DataProcessing-Bytes"),
        [("cloudwatch", "get-metric-data")] = new("AmazonCloudWatch", PricePlace.Region, Of(("productFamily", "API Request")), "CW:GMD-Metrics", 1_000),
        [("secretsmanager", "secret")] = new("AWSSecretsManager", PricePlace.Region, Of(("productFamily", "Secret")), "AWSSecretsManager-Secrets"),
        [("kms", "key")] = new("awskms", PricePlace.Region, Of(("productFamily", "Encryption Key")), "KMS-Keys"),
        [("kms", "requests")] = new("awskms", PricePlace.Region, Of(("productFamily", "API Request")), "KMS-Requests", 10_000),
        [("wafv2", "web-acl")] = new("awswaf", PricePlace.Region, Of(("productFamily", "Web Application Firewall")), "WebACLV2"),
        [("wafv2", "rule")] = new("awswaf", PricePlace.Region, Of(("productFamily", "Web Application Firewall")), "RuleV2"),
        [("wafv2", "requests")] = new("awswaf", PricePlace.Region, Of(("productFamily", "Web Application Firewall")), "RequestV2-Tier1", 1_000_000),
        [("cost-explorer", "api-request")] = new("AWSCostExplorer", PricePlace.Home, Of(("productFamily", "Cost Explorer")), "APIRequest"),
    };

    private static readonly Dictionary<(string Service, string Item), DerivedPrice> DerivedLines = new()
    {
        // Seven metrics an instance, each at the price of a custom one.
        [("ec2", "detailed-monitoring")] = new("cloudwatch", "custom-metric", 7),
    };

    /// <summary>Null when the line is in no price list, or nobody has said yet how to find it there.</summary>
    public static PriceQuery? Find(string service, string item) => service switch
    {
        "ec2" when item.Contains('.', StringComparison.Ordinal) => new("AmazonEC2", PricePlace.Region, Of(
            ("instanceType", item), ("operatingSystem", "Linux"), ("tenancy", "Shared"), ("preInstalledSw", "NA"), ("capacitystatus", "Used")), $"BoxUsage:{item}"),
        "elasticache" when IsNode(item) => Node(item, "Redis"),
        "elasticache-valkey" when IsNode(item) => Node(item, "Valkey"),
        "rds-mysql-multi-az" when item.StartsWith("db.", StringComparison.Ordinal) => new("AmazonRDS", PricePlace.Region, Of(
            ("instanceType", item), ("databaseEngine", "MySQL"), ("deploymentOption", "Multi-AZ")), $"Multi-AZUsage:{item}"),
        _ => Lines.GetValueOrDefault((service, item)),
    };

    public static DerivedPrice? Derived(string service, string item) => DerivedLines.GetValueOrDefault((service, item));

    private static bool IsNode(string item) => item.StartsWith("cache.", StringComparison.Ordinal);

    private static PriceQuery Node(string type, string engine) =>
        new("AmazonElastiCache", PricePlace.Region, Of(("instanceType", type), ("cacheEngine", engine)), $"NodeUsage:{type}");

    private static Dictionary<string, string> Of(params (string Name, string Value)[] filters) => filters.ToDictionary(filter => filter.Name, filter => filter.Value);
}
