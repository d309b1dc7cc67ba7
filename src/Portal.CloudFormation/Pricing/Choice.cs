using Portal.CloudFormation.Evaluation;

namespace Portal.CloudFormation.Pricing;

/// <summary>What another allowed value of a parameter would change in the estimate.</summary>
/// <param name="Change">USD a month, negative where it is cheaper.</param>
public sealed record Choice(string Parameter, string Value, Spread Change);

/// <summary>Prices every allowed value of some parameters, one changed at a time.</summary>
public static class Choices
{
    /// <param name="whole">The template under <paramref name="values"/>, and <paramref name="estimate"/> its price.</param>
    /// <param name="parameters">Those with allowed values; others are left out.</param>
    /// <returns>Without the value that is set, in the order of the template's allowed values.</returns>
    public static IReadOnlyList<Choice> Of(
        Template template,
        Reevaluation reevaluation,
        EvaluatedTemplate whole,
        CostEstimate.Priced estimate,
        IReadOnlyDictionary<string, string> values,
        PseudoParameters pseudo,
        PriceBook book,
        Usage usage,
        IEnumerable<string> parameters)
    {
        var choices = new List<Choice>();
        var gaps = Gaps(estimate);
        var tried = new Dictionary<string, string>(values);
        foreach (var parameter in parameters.Select(template.Parameter).OfType<ParameterDeclaration>())
        {
            if (!reevaluation.Reached(parameter.Name).Any(id => MatterToPrice(template.Resource(id)))) continue;
            var before = values.GetValueOrDefault(parameter.Name);
            foreach (var value in parameter.AllowedValues.Where(value => value != before))
            {
                tried[parameter.Name] = value;
                var other = Estimate.Of(reevaluation.With(whole, parameter.Name, tried, pseudo), book.Region, book, usage);
                // A value without a price is no bargain.
                if (other is CostEstimate.Priced priced && gaps.SetEquals(Gaps(priced)))
                    choices.Add(new Choice(parameter.Name, value, priced.Total - estimate.Total));
            }
            if (before is null) tried.Remove(parameter.Name);
            else tried[parameter.Name] = before;
        }
        return choices;
    }

    private static HashSet<(string, string)> Gaps(CostEstimate.Priced estimate) =>
        estimate.Unpriced.Where(part => part.Lack != Lack.Use).Select(part => (part.Label, part.Reason)).ToHashSet();

    private static bool MatterToPrice(ResourceDeclaration? resource) =>
        resource is null || FreeTypes.ReasonFor(resource.Type) is null || resource.Type is "AWS::EC2::LaunchTemplate" or "AWS::AutoScaling::LaunchConfiguration";
}
