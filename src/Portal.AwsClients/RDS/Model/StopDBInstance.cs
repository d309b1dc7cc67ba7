using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>Stops an instance; RDS starts it by itself after seven days.</summary>
public class StopDBInstanceRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string DBInstanceIdentifier { get; set; } = null!;

    /// <summary>A snapshot to take before it stops.</summary>
    public string? DBSnapshotIdentifier { get; set; }
}

public class StopDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}
