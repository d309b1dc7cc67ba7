using Amazon.Runtime;

namespace Amazon.ElastiCache;

public class SourceType(string value) : ConstantClass(value)
{
    public static readonly SourceType CacheCluster = new("cache-cluster");
    public static readonly SourceType CacheParameterGroup = new("cache-parameter-group");
    public static readonly SourceType CacheSecurityGroup = new("cache-security-group");
    public static readonly SourceType CacheSubnetGroup = new("cache-subnet-group");
    public static readonly SourceType ReplicationGroup = new("replication-group");
    public static readonly SourceType ServerlessCache = new("serverless-cache");
    public static readonly SourceType ServerlessCacheSnapshot = new("serverless-cache-snapshot");
    public static readonly SourceType User = new("user");
    public static readonly SourceType UserGroup = new("user-group");

    public static SourceType FindValue(string value) => FindValue<SourceType>(value);

    public static implicit operator SourceType(string value) => FindValue(value);
}
