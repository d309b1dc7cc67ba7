using Amazon.Runtime;

namespace Amazon.CostExplorer.Model;

/// <summary>Tag keys that usage was seen with. Answered to the paying account only.</summary>
public class ListCostAllocationTagsRequest : AmazonCostExplorerRequest
{
    public CostAllocationTagStatus? Status { get; set; }
    public List<string>? TagKeys { get; set; }
    public CostAllocationTagType? Type { get; set; }
    public string? NextToken { get; set; }
    public int? MaxResults { get; set; }
}

public class ListCostAllocationTagsResponse : AmazonWebServiceResponse
{
    public List<CostAllocationTag>? CostAllocationTags { get; set; }
    public string? NextToken { get; set; }
}
