using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.RDS.Model;

/// <summary>Starts an instance that was stopped.</summary>
public class StartDBInstanceRequest : AmazonRDSRequest
{
    [AWSProperty(Required = true)]
    public string DBInstanceIdentifier { get; set; } = null!;
}

public class StartDBInstanceResponse : AmazonWebServiceResponse
{
    public DBInstance? DBInstance { get; set; }
}
