namespace Portal.CloudFormation.Topology;

/// <summary>Sorts types of resources into tiers: exact types first, then whole services.</summary>
public static class Tiers
{
    private static readonly Dictionary<string, Tier> ByType = new()
    {
        ["AWS::EC2::Instance"] = Tier.Compute,
        ["AWS::EC2::LaunchTemplate"] = Tier.Compute,
        ["AWS::EC2::SpotFleet"] = Tier.Compute,
        ["AWS::EC2::EC2Fleet"] = Tier.Compute,
        ["AWS::EC2::KeyPair"] = Tier.Access,
        ["AWS::EC2::Volume"] = Tier.Storage,
        ["AWS::EC2::VolumeAttachment"] = Tier.Storage,
        ["AWS::EC2::Snapshot"] = Tier.Storage,
        ["AWS::EC2::FlowLog"] = Tier.Watch,
        ["AWS::ApiGatewayV2::VpcLink"] = Tier.Edge,
        ["AWS::RDS::DBProxy"] = Tier.Database,
        ["AWS::CloudFormation::Stack"] = Tier.Other,
        ["AWS::SSM::Parameter"] = Tier.Access,
    };

    private static readonly Dictionary<string, Tier> ByService = new()
    {
        // Network: what carries packets.
        ["AWS::EC2"] = Tier.Network,
        ["AWS::NetworkFirewall"] = Tier.Network,
        ["AWS::NetworkManager"] = Tier.Network,
        ["AWS::VpcLattice"] = Tier.Network,
        ["AWS::ServiceDiscovery"] = Tier.Network,

        // Edge: what users meet first.
        ["AWS::CloudFront"] = Tier.Edge,
        ["AWS::Route53"] = Tier.Edge,
        ["AWS::GlobalAccelerator"] = Tier.Edge,
        ["AWS::WAFv2"] = Tier.Edge,
        ["AWS::WAF"] = Tier.Edge,
        ["AWS::Shield"] = Tier.Edge,
        ["AWS::CertificateManager"] = Tier.Edge,
        ["AWS::ApiGateway"] = Tier.Edge,
        ["AWS::ApiGatewayV2"] = Tier.Edge,
        ["AWS::AppSync"] = Tier.Edge,

        ["AWS::ElasticLoadBalancing"] = Tier.LoadBalancer,
        ["AWS::ElasticLoadBalancingV2"] = Tier.LoadBalancer,

        // Compute: what runs the application, and what sets its size.
        ["AWS::AutoScaling"] = Tier.Compute,
        ["AWS::ApplicationAutoScaling"] = Tier.Compute,
        ["AWS::ECS"] = Tier.Compute,
        ["AWS::ECR"] = Tier.Compute,
        ["AWS::EKS"] = Tier.Compute,
        ["AWS::Lambda"] = Tier.Compute,
        ["AWS::Serverless"] = Tier.Compute,
        ["AWS::Batch"] = Tier.Compute,
        ["AWS::AppRunner"] = Tier.Compute,
        ["AWS::ElasticBeanstalk"] = Tier.Compute,
        ["AWS::StepFunctions"] = Tier.Compute,

        ["AWS::ElastiCache"] = Tier.Cache,
        ["AWS::MemoryDB"] = Tier.Cache,
        ["AWS::DAX"] = Tier.Cache,

        ["AWS::RDS"] = Tier.Database,
        ["AWS::DynamoDB"] = Tier.Database,
        ["AWS::DocDB"] = Tier.Database,
        ["AWS::DocDBElastic"] = Tier.Database,
        ["AWS::Neptune"] = Tier.Database,
        ["AWS::NeptuneGraph"] = Tier.Database,
        ["AWS::Redshift"] = Tier.Database,
        ["AWS::RedshiftServerless"] = Tier.Database,
        ["AWS::OpenSearchService"] = Tier.Database,
        ["AWS::OpenSearchServerless"] = Tier.Database,
        ["AWS::Timestream"] = Tier.Database,
        ["AWS::Cassandra"] = Tier.Database,

        ["AWS::S3"] = Tier.Storage,
        ["AWS::EFS"] = Tier.Storage,
        ["AWS::FSx"] = Tier.Storage,
        ["AWS::Backup"] = Tier.Storage,

        // Watch: what tells people.
        ["AWS::CloudWatch"] = Tier.Watch,
        ["AWS::Logs"] = Tier.Watch,
        ["AWS::SNS"] = Tier.Watch,
        ["AWS::Events"] = Tier.Watch,
        ["AWS::CloudTrail"] = Tier.Watch,
        ["AWS::XRay"] = Tier.Watch,
        ["AWS::Synthetics"] = Tier.Watch,
        ["AWS::Budgets"] = Tier.Watch,
        ["AWS::Config"] = Tier.Watch,

        // Access: who may do what, and with which keys.
        ["AWS::IAM"] = Tier.Access,
        ["AWS::KMS"] = Tier.Access,
        ["AWS::SecretsManager"] = Tier.Access,
        ["AWS::Cognito"] = Tier.Access,
        ["AWS::SSO"] = Tier.Access,
    };

    /// <param name="resourceType">Such as <c>AWS::RDS::DBInstance</c>.</param>
    public static Tier Of(string resourceType)
    {
        if (ByType.TryGetValue(resourceType, out var exact)) return exact;
        var end = resourceType.LastIndexOf("::", StringComparison.Ordinal);
        return end > 0 && ByService.TryGetValue(resourceType[..end], out var service) ? service : Tier.Other;
    }

    public static string Title(Tier tier) => tier switch
    {
        Tier.Network => "Network",
        Tier.Edge => "Edge",
        Tier.LoadBalancer => "Load balancer",
        Tier.Compute => "Compute",
        Tier.Cache => "Cache",
        Tier.Database => "Database",
        Tier.Storage => "Storage",
        Tier.Watch => "Monitoring",
        Tier.Access => "Access",
        _ => "Other",
    };
}
