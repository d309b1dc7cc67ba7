namespace Portal.AwsSandbox.ServiceQuotas;

/// <summary>The default quotas that a three-tier environment counts against; codes and values are the public defaults, which no model confirms.</summary>
internal sealed record Quota(string Service, string ServiceName, string Code, string Name, double Value, bool Adjustable, bool IsGlobal = false)
{
    public static readonly IReadOnlyList<Quota> All =
    [
        new("autoscaling", "Amazon EC2 Auto Scaling", "L-CDE20ADC", "Auto Scaling groups per region", 500, true),
        new("autoscaling", "Amazon EC2 Auto Scaling", "L-6B80B8FA", "Launch configurations per region", 200, true),
        new("cloudformation", "AWS CloudFormation", "L-0485CB21", "Stack count", 2000, true),
        new("cloudfront", "Amazon CloudFront", "L-24B04930", "Web distributions per AWS account", 200, true, IsGlobal: true),
        new("ec2", "Amazon Elastic Compute Cloud (Amazon EC2)", "L-0263D0A3", "EC2-VPC Elastic IPs", 5, true),
        new("ec2", "Amazon Elastic Compute Cloud (Amazon EC2)", "L-1216C47A", "Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances", 256, true),
        new("elasticache", "Amazon ElastiCache", "L-DFE45DF3", "Nodes per Region", 300, true),
        new("elasticloadbalancing", "Elastic Load Balancing", "L-53DA6B97", "Application Load Balancers per Region", 50, true),
        new("elasticloadbalancing", "Elastic Load Balancing", "L-B22855CB", "Target Groups per Region", 3000, true),
        new("rds", "Amazon Relational Database Service (Amazon RDS)", "L-7B6409FD", "DB instances", 40, true),
        new("rds", "Amazon Relational Database Service (Amazon RDS)", "L-7ADDB58A", "Total storage for all DB instances", 100_000, true),
        new("s3", "Amazon Simple Storage Service (Amazon S3)", "L-DC2B2D3D", "General purpose buckets", 10_000, true, IsGlobal: true),
        new("vpc", "Amazon Virtual Private Cloud (Amazon VPC)", "L-F678F1CE", "VPCs per Region", 5, true),
        new("vpc", "Amazon Virtual Private Cloud (Amazon VPC)", "L-FE5A380F", "NAT gateways per Availability Zone", 5, true),
        new("vpc", "Amazon Virtual Private Cloud (Amazon VPC)", "L-A4707A72", "Internet gateways per Region", 5, true),
    ];
}
