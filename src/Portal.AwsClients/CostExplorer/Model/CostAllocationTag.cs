using Amazon.Runtime.Internal;

namespace Amazon.CostExplorer.Model;

/// <summary>A tag key that usage was seen with, and whether cost data is grouped by it.</summary>
public class CostAllocationTag
{
    [AWSProperty(Required = true)]
    public string? TagKey { get; set; }

    /// <summary><c>AWSGenerated</c> or <c>UserDefined</c>.</summary>
    [AWSProperty(Required = true)]
    public CostAllocationTagType? Type { get; set; }

    [AWSProperty(Required = true)]
    public CostAllocationTagStatus? Status { get; set; }

    /// <summary>An ISO 8601 time as text; null while its status was never changed.</summary>
    public string? LastUpdatedDate { get; set; }

    /// <summary>The first moment of the month it was last used in, as text.</summary>
    public string? LastUsedDate { get; set; }
}
