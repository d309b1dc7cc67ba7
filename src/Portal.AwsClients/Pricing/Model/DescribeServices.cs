using Amazon.Runtime;

namespace Amazon.Pricing.Model;

/// <summary>The services that have prices, or one of them.</summary>
public class DescribeServicesRequest : AmazonPricingRequest
{
    public string? ServiceCode { get; set; }

    /// <summary>Only <c>aws_v1</c>.</summary>
    public string? FormatVersion { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>1 to 100.</summary>
    public int? MaxResults { get; set; }
}

/// <summary>One page of services.</summary>
public class DescribeServicesResponse : AmazonWebServiceResponse
{
    public List<Service>? Services { get; set; }
    public string? FormatVersion { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}
