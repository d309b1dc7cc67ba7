using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Pricing.Rules;
using Portal.CloudFormation.Topology;

namespace Portal.CloudFormation.Pricing;

/// <summary>Prices what a template would make under given parameters.</summary>
public static class Estimate
{
    /// <param name="book">Null when the region has none.</param>
    public static CostEstimate Of(EvaluatedTemplate template, string region, PriceBook? book, Usage usage)
    {
        if (book is null)
            return new CostEstimate.NotPriced(region, region.Length == 0 ? "No region is chosen." : $"There is no price book for {region}.");
        var bill = new Bill(book, usage, new ResourceMap(template));
        var free = new Dictionary<string, (string Reason, List<string> Resources)>();
        foreach (var resource in template.Resources)
        {
            if (PriceRules.Of(resource.Type) is { } rule) rule(resource, bill);
            else if (FreeTypes.ReasonFor(resource.Type) is { } reason)
            {
                if (!free.TryGetValue(resource.Type, out var known)) free[resource.Type] = known = (reason, []);
                known.Resources.Add(resource.LogicalId);
            }
            else bill.Leave(resource, resource.Type, Lack.Rule, "No rule prices this type.");
        }
        return bill.Sum([.. free.Select(type => new FreePart(type.Key, type.Value.Reason, type.Value.Resources))]);
    }
}
