using Portal.AwsSandbox.Wire;

namespace Portal.AwsSandbox.Pricing;

/// <summary>The Price List Query API: list prices as documents. It answers in three regions only, about all of them.</summary>
public static class PricingService
{
    public static IAwsService Create() => new JsonService(
        "pricing", "AWSPriceListService", "1.1", new Dictionary<string, JsonAction>
        {
            ["GetProducts"] = PricingActions.GetProductsAsync,
            ["DescribeServices"] = PricingActions.DescribeServicesAsync,
            ["GetAttributeValues"] = PricingActions.GetAttributeValuesAsync,
        }, ["us-east-1", "eu-central-1", "ap-south-1"]);
}
