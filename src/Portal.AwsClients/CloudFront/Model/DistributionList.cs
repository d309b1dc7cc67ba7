namespace Amazon.CloudFront.Model;

public class DistributionList
{
    /// <summary>Null on the last page.</summary>
    public string? NextMarker { get; set; }
    public bool? IsTruncated { get; set; }
    public List<DistributionSummary>? Items { get; set; }
}
