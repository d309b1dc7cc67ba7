using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.CostExplorer.Model;

/// <summary>Activates tag keys for cost data, or takes that back. At most 20 at once; it shows within a day, in usage from then on.</summary>
public class UpdateCostAllocationTagsStatusRequest : AmazonCostExplorerRequest
{
    [AWSProperty(Required = true)]
    public List<CostAllocationTagStatusEntry>? CostAllocationTagsStatus { get; set; }
}

public class UpdateCostAllocationTagsStatusResponse : AmazonWebServiceResponse
{
    public List<UpdateCostAllocationTagsStatusError>? Errors { get; set; }
}

public class CostAllocationTagStatusEntry
{
    [AWSProperty(Required = true)]
    public string TagKey { get; set; } = null!;

    [AWSProperty(Required = true)]
    public CostAllocationTagStatus Status { get; set; } = null!;
}

/// <summary>A key whose status was not changed, and why.</summary>
public class UpdateCostAllocationTagsStatusError
{
    public string? TagKey { get; set; }
    public string? Code { get; set; }
    public string? Message { get; set; }
}
