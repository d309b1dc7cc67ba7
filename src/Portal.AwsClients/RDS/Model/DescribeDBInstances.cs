using Amazon.Runtime;

namespace Amazon.RDS.Model;

/// <summary>Database instances, a page at a time.</summary>
public class DescribeDBInstancesRequest : AmazonRDSRequest
{
    /// <summary>Name or ARN of one instance; all when not set.</summary>
    public string? DBInstanceIdentifier { get; set; }
    public int? MaxRecords { get; set; }
    public string? Marker { get; set; }
}

public class DescribeDBInstancesResponse : AmazonWebServiceResponse
{
    /// <summary>Marks the next page; null on the last one.</summary>
    public string? Marker { get; set; }
    public List<DBInstance>? DBInstances { get; set; }
}
