using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Pricing.Model;

/// <summary>The products of a service that match every filter, with their terms.</summary>
public class GetProductsRequest : AmazonPricingRequest
{
    [AWSProperty(Required = true)]
    public string ServiceCode { get; set; } = null!;

    public List<Filter>? Filters { get; set; }

    /// <summary>Only <c>aws_v1</c>.</summary>
    public string? FormatVersion { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>1 to 100.</summary>
    public int? MaxResults { get; set; }
}

/// <summary>One page of products.</summary>
public class GetProductsResponse : AmazonWebServiceResponse
{
    public string? FormatVersion { get; set; }

    /// <summary>Each a JSON document of its own: <c>product</c>, <c>serviceCode</c>, <c>terms</c>, <c>publicationDate</c>.</summary>
    public List<string>? PriceList { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}
