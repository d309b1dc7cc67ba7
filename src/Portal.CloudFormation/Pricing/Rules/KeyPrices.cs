using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Pricing.Rules;

internal static class KeyPrices
{
    public static void Key(EvaluatedResource key, Bill bill)
    {
        bill.Charge(key, CostLines.Keys, "kms", "key", Spread.Exactly(1), "Key");
        bill.ByUse(key, "kms", "requests", "Key requests");
        if (ResourceMap.Text(key.Properties["EnableKeyRotation"]) == "true" && bill.PriceOf("kms", "key") is { } price)
            bill.Leave(key, "Rotated key versions", Lack.Use, $"The first and the second rotation add {price:0.00} a month each.");
    }

    public static void Secret(EvaluatedResource secret, Bill bill) =>
        bill.Charge(secret, CostLines.Keys, "secretsmanager", "secret", Spread.Exactly(1), "Secret");
}
