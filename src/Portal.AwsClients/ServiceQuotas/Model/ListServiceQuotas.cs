using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ServiceQuotas.Model;

/// <summary>Quotas of a service as they apply to the account; those that nobody raised may be missing.</summary>
public class ListServiceQuotasRequest : AmazonServiceQuotasRequest
{
    [AWSProperty(Required = true)]
    public string ServiceCode { get; set; } = null!;
    public string? NextToken { get; set; }
    public int? MaxResults { get; set; }
}

public class ListServiceQuotasResponse : AmazonWebServiceResponse
{
    public string? NextToken { get; set; }
    public List<ServiceQuota>? Quotas { get; set; }
}
