namespace Portal.Domain.ChangeSets;

/// <summary>Types of resources whose content is gone with them: data, keys, secrets, logs.</summary>
public static class Stateful
{
    private static readonly HashSet<string> Types =
    [
        "AWS::Backup::BackupVault", "AWS::Cognito::UserPool", "AWS::DocDB::DBCluster", "AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table",
        "AWS::EC2::Volume", "AWS::ECR::Repository", "AWS::EFS::FileSystem", "AWS::ElastiCache::CacheCluster", "AWS::ElastiCache::ReplicationGroup",
        "AWS::ElastiCache::ServerlessCache", "AWS::FSx::FileSystem", "AWS::KMS::Key", "AWS::Kinesis::Stream", "AWS::Logs::LogGroup",
        "AWS::MemoryDB::Cluster", "AWS::Neptune::DBCluster", "AWS::OpenSearchService::Domain", "AWS::RDS::DBCluster", "AWS::RDS::DBInstance",
        "AWS::Redshift::Cluster", "AWS::S3::Bucket", "AWS::SecretsManager::Secret", "AWS::SQS::Queue",
    ];

    public static bool Holds(string resourceType) => Types.Contains(resourceType);
}
