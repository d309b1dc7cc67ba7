using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Pricing.Model;

/// <summary>The values that an attribute has among the products of a service.</summary>
public class GetAttributeValuesRequest : AmazonPricingRequest
{
    [AWSProperty(Required = true)]
    public string ServiceCode { get; set; } = null!;

    [AWSProperty(Required = true)]
    public string AttributeName { get; set; } = null!;

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }

    /// <summary>1 to 100.</summary>
    public int? MaxResults { get; set; }
}

/// <summary>One page of values.</summary>
public class GetAttributeValuesResponse : AmazonWebServiceResponse
{
    public List<AttributeValue>? AttributeValues { get; set; }

    /// <summary>Marks the next page; null on the last one, and in the request for the first.</summary>
    public string? NextToken { get; set; }
}
