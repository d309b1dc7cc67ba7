using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ServiceQuotas.Model;

/// <summary>Quotas of a service as every account begins with them.</summary>
public class ListAWSDefaultServiceQuotasRequest : AmazonServiceQuotasRequest
{
    [AWSProperty(Required = true)]
    public string ServiceCode { get; set; } = null!;
    public string? NextToken { get; set; }
    public int? MaxResults { get; set; }
}

public class ListAWSDefaultServiceQuotasResponse : AmazonWebServiceResponse
{
    public string? NextToken { get; set; }
    public List<ServiceQuota>? Quotas { get; set; }
}
