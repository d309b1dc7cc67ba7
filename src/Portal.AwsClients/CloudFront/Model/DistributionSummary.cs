namespace Amazon.CloudFront.Model;

/// <summary>A distribution, as far as its standing goes.</summary>
public class DistributionSummary
{
    public string? Id { get; set; }

    /// <summary><c>Deployed</c>, or <c>InProgress</c> while a change spreads to the edge.</summary>
    public string? Status { get; set; }
    public string? DomainName { get; set; }
    public bool? Enabled { get; set; }
}
