using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>Reboots an instance; with a failover, its standby takes over.</summary>
public class RebootDBInstanceRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string DBInstanceIdentifier { get; set; } = null!;

    /// <summary>Only for an instance with a standby.</summary>
    public bool? ForceFailover { get; set; }
}

public class RebootDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}
