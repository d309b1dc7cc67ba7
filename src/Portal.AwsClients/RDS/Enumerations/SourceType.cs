using Amazon.Runtime;

namespace Amazon.RDS;

public class SourceType(string value) : ConstantClass(value)
{
    public static readonly SourceType BlueGreenDeployment = new("blue-green-deployment");
    public static readonly SourceType CustomEngineVersion = new("custom-engine-version");
    public static readonly SourceType DbCluster = new("db-cluster");
    public static readonly SourceType DbClusterSnapshot = new("db-cluster-snapshot");
    public static readonly SourceType DbInstance = new("db-instance");
    public static readonly SourceType DbParameterGroup = new("db-parameter-group");
    public static readonly SourceType DbProxy = new("db-proxy");
    public static readonly SourceType DbSecurityGroup = new("db-security-group");
    public static readonly SourceType DbSnapshot = new("db-snapshot");

    public static SourceType FindValue(string value) => FindValue<SourceType>(value);

    public static implicit operator SourceType(string value) => FindValue(value);
}
