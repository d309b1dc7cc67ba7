using Amazon.Runtime;

namespace Amazon.CloudFront.Model;

/// <summary>The account's distributions, a page at a time.</summary>
public class ListDistributionsRequest : AmazonCloudFrontRequest
{
    public string? Marker { get; set; }

    /// <summary>From 1 to 100, as text: that is its type on the wire.</summary>
    public string? MaxItems { get; set; }
}

public class ListDistributionsResponse : AmazonWebServiceResponse
{
    public DistributionList? DistributionList { get; set; }
}
