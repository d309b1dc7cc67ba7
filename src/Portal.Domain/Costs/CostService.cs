namespace Portal.Domain.Costs;

/// <summary>
/// The services of the bill in the few rows that people compare, and which lines of an estimate belong to each. Disks, NAT and
/// traffic between zones are one service on the bill, so they are one row.
/// </summary>
/// <param name="Names">As Cost Explorer spells them.</param>
/// <param name="Lines">Ids of lines of the estimate.</param>
public sealed record CostService(string Id, string Title, IReadOnlyList<string> Names, IReadOnlyList<string> Lines)
{
    public static IReadOnlyList<CostService> All { get; } =
    [
        new("ec2", "EC2", ["Amazon Elastic Compute Cloud - Compute"], ["instances"]),
        new("ec2Other", "Disks, NAT, transfer", ["EC2 - Other"], ["volumes", "nat", "crossZone"]),
        new("vpc", "Public IPv4", ["Amazon Virtual Private Cloud"], ["addresses", "endpoints"]),
        new("rds", "RDS", ["Amazon Relational Database Service"], ["database", "databaseStorage"]),
        new("cache", "ElastiCache", ["Amazon ElastiCache"], ["cache"]),
        new("loadBalancer", "Load balancer", ["Amazon Elastic Load Balancing", "Amazon Elastic Load Balancing v2"], ["loadBalancer"]),
        new("edge", "CloudFront", ["Amazon CloudFront"], ["edge"]),
        new("storage", "S3", ["Amazon Simple Storage Service"], ["storage"]),
        new("watching", "CloudWatch", ["AmazonCloudWatch", "Amazon CloudWatch"], ["watching"]),
        new("keys", "Secrets and keys", ["AWS Secrets Manager", "AWS Key Management Service"], ["keys"]),
        new("waf", "WAF", ["AWS WAF"], ["waf"]),
    ];

    /// <summary>The row that a service of the bill belongs to; one of its own when it is none of the known.</summary>
    public static CostService OfBilled(string name) => All.FirstOrDefault(service => service.Names.Contains(name)) ?? new CostService(name, name, [name], []);

    /// <inheritdoc cref="OfBilled"/>
    public static CostService OfLine(string line, string label) => All.FirstOrDefault(service => service.Lines.Contains(line)) ?? new CostService(line, label, [], [line]);
}
