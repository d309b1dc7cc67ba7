using Amazon.Runtime;

namespace Amazon.ServiceQuotas;

/// <summary>Base of every Service Quotas request.</summary>
public class AmazonServiceQuotasRequest : AmazonWebServiceRequest;
