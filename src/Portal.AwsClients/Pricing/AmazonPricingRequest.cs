using Amazon.Runtime;

namespace Amazon.Pricing;

/// <summary>Base of every the Price List API request.</summary>
public class AmazonPricingRequest : AmazonWebServiceRequest;
