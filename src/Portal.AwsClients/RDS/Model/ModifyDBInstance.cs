using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>Other settings for an instance; what is not set stays.</summary>
public class ModifyDBInstanceRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string DBInstanceIdentifier { get; set; } = null!;

    /// <summary>False leaves what interrupts to the maintenance window.</summary>
    public bool? ApplyImmediately { get; set; }
    public bool? DeletionProtection { get; set; }
}

public class ModifyDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}
