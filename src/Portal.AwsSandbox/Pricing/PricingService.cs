using Portal.AwsSandbox.Wire;
using Portal.AwsSandbox.Wire.Tongues;

namespace Portal.AwsSandbox.Pricing;

/// <summary>The Price List Query API: list prices as documents. It answers in three regions only, about all of them.</summary>
public static class PricingService
{
    public static IAwsService Create() => Tongue.Json(
        "pricing", "2017-10-15", "AWSPriceListService", new Dictionary<string, TongueAction>
        {
            ["GetProducts"] = Tongue.Reading(PricingActions.GetProducts),
            ["DescribeServices"] = Tongue.Reading(PricingActions.DescribeServices),
            ["GetAttributeValues"] = Tongue.Reading(PricingActions.GetAttributeValues),
        }, ["us-east-1", "eu-central-1", "ap-south-1"]);
}
