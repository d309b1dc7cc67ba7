namespace Portal.AwsSandbox.Tests.Harness;

/// <summary>The smallest environment with something of every tier.</summary>
public static class ThreeTier
{
    public const string Template = """
        Parameters: { Most: { Type: String, Default: '10' } }
        Resources:
          Vpc: { Type: "AWS::EC2::VPC", Properties: { CidrBlock: 10.0.0.0/16 } }
          A: { Type: "AWS::EC2::Subnet", Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: !Sub "${AWS::Region}a" } }
          B: { Type: "AWS::EC2::Subnet", Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Sub "${AWS::Region}b" } }
          C: { Type: "AWS::EC2::Subnet", Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: !Sub "${AWS::Region}c" } }
          Nat: { Type: "AWS::EC2::NatGateway", Properties: { SubnetId: !Ref A } }
          Balancer: { Type: "AWS::ElasticLoadBalancingV2::LoadBalancer", Properties: { Subnets: [!Ref A, !Ref B, !Ref C], Scheme: internal } }
          Targets: { Type: "AWS::ElasticLoadBalancingV2::TargetGroup", Properties: { VpcId: !Ref Vpc, Port: 8080, Protocol: HTTP } }
          Listener: { Type: "AWS::ElasticLoadBalancingV2::Listener", Properties: { LoadBalancerArn: !Ref Balancer, Port: 80, Protocol: HTTP, DefaultActions: [{ Type: forward, TargetGroupArn: !Ref Targets }] } }
          Template: { Type: "AWS::EC2::LaunchTemplate", Properties: { LaunchTemplateData: { InstanceType: t4g.medium, ImageId: ami-1 } } }
          Group:
            Type: AWS::AutoScaling::AutoScalingGroup
            DependsOn: Listener
            CreationPolicy: { ResourceSignal: { Count: 3 } }
            Properties:
              MinSize: '3'
              MaxSize: !Ref Most
              VPCZoneIdentifier: [!Ref A, !Ref B, !Ref C]
              LaunchTemplate: { LaunchTemplateId: !Ref Template, Version: !GetAtt Template.LatestVersionNumber }
              TargetGroupARNs: [!Ref Targets]
              HealthCheckType: ELB
              MetricsCollection: [{ Granularity: 1Minute }]
          Scaling: { Type: "AWS::AutoScaling::ScalingPolicy", Properties: { AutoScalingGroupName: !Ref Group, PolicyType: TargetTrackingScaling, TargetTrackingConfiguration: { TargetValue: 55, PredefinedMetricSpecification: { PredefinedMetricType: ASGAverageCPUUtilization } } } }
          CacheSubnets: { Type: "AWS::ElastiCache::SubnetGroup", Properties: { Description: d, SubnetIds: [!Ref A, !Ref B, !Ref C] } }
          Cache: { Type: "AWS::ElastiCache::ReplicationGroup", DeletionPolicy: Delete, Properties: { ReplicationGroupDescription: c, Engine: redis, EngineVersion: '7.1', CacheNodeType: cache.t4g.small, NumCacheClusters: 3, AutomaticFailoverEnabled: true, MultiAZEnabled: true, CacheSubnetGroupName: !Ref CacheSubnets, TransitEncryptionEnabled: true } }
          DatabaseSubnets: { Type: "AWS::RDS::DBSubnetGroup", Properties: { DBSubnetGroupDescription: d, SubnetIds: [!Ref A, !Ref B, !Ref C] } }
          Database: { Type: "AWS::RDS::DBInstance", DeletionPolicy: Delete, Properties: { DBInstanceClass: db.t4g.large, Engine: mysql, EngineVersion: '8.4', MultiAZ: true, AllocatedStorage: '100', BackupRetentionPeriod: 14, DBSubnetGroupName: !Ref DatabaseSubnets, MasterUsername: admin, ManageMasterUserPassword: true } }
          Bucket: { Type: "AWS::S3::Bucket", Properties: { VersioningConfiguration: { Status: Enabled }, PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true } } }
          Edge: { Type: "AWS::CloudFront::Distribution", Properties: { DistributionConfig: { Enabled: true, Comment: edge, Origins: [{ Id: app, DomainName: !GetAtt Balancer.DNSName, CustomOriginConfig: { OriginProtocolPolicy: http-only } }], DefaultCacheBehavior: { TargetOriginId: app, ViewerProtocolPolicy: redirect-to-https } } } }
        Outputs:
          Group: { Value: !Ref Group }
          Targets: { Value: !Ref Targets }
          Balancer: { Value: !Ref Balancer }
          Database: { Value: !Ref Database }
          Cache: { Value: !Ref Cache }
          Bucket: { Value: !Ref Bucket }
          Edge: { Value: !Ref Edge }
        """;
}
