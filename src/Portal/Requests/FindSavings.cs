using Portal.Catalog;
using Portal.CloudFormation;
using Portal.CloudFormation.Parameters;
using Portal.CloudFormation.Pricing;
using Portal.Domain.Catalog;
using Portal.Domain.Catalog.Policies;

namespace Portal.Requests;

/// <summary>Finds the changes that save most: one a parameter, allowed by the template's rules, refused by no policy.</summary>
internal sealed class FindSavings(
    ShelvedProduct shelved, PolicySet policies, Dictionary<string, string> facts, PolicyVerdict verdict, Dictionary<string, string> values,
    IReadOnlyDictionary<string, decimal> assumptions, PseudoParameters pseudo)
{
    private const int Most = 3;

    /// <summary>A saving below this is not worth a line, USD a month.</summary>
    private const decimal Least = 1;

    private readonly Lazy<HashSet<(string, string)>> _problemsNow = new(() => Problems(shelved.Template, values, pseudo));

    public IReadOnlyList<Saving> Among(IReadOnlyList<Choice> choices, CostEstimate.Priced cost, BandPosition position)
    {
        // Where only the most is above the band, the most is what has to come down.
        decimal Saved(Choice choice) => -(position is BandPosition.AboveAtMaximum ? choice.Change.Maximum : choice.Change.Expected);
        var savings = new List<Saving>();
        foreach (var choice in choices.GroupBy(choice => choice.Parameter).SelectMany(same => Sensible(same, cost)).OrderByDescending(Saved))
        {
            if (savings.Count == Most || Saved(choice) < Least) break;
            if (savings.Exists(saving => saving.Parameter == choice.Parameter) || !IsAllowed(choice) || Cautions(choice, cost) is not { } cautions) continue;
            savings.Add(new Saving(
                choice.Parameter, LabelOf(choice.Parameter), values.GetValueOrDefault(choice.Parameter, ""), choice.Value,
                -choice.Change.Expected, -choice.Change.Maximum, cautions));
        }
        return savings;
    }

    /// <summary>
    /// The most instances may not come below the mean that is assumed: that would not save, it would not serve. Of those
    /// that bring the most into the band the largest is enough.
    /// </summary>
    private IEnumerable<Choice> Sensible(IGrouping<string, Choice> choices, CostEstimate.Priced cost)
    {
        if (shelved.Product.Assumptions.FirstOrDefault(assumption => assumption.Of?.Maximum == choices.Key) is not { } mean) return choices;
        var serving = choices.Where(choice => PolicyFacts.NumberIn(choice.Value) >= assumptions[mean.Id]).ToList();
        var within = serving.Where(choice => cost.Total.Maximum + choice.Change.Maximum <= shelved.Product.Band.Ceiling).MaxBy(choice => choice.Change.Maximum);
        return within is null ? serving : [within];
    }

    /// <summary>Null when a policy would refuse it.</summary>
    private List<string>? Cautions(Choice choice, CostEstimate.Priced cost)
    {
        var other = new Dictionary<string, string>(facts) { [$"inputs.{choice.Parameter}"] = choice.Value };
        FactsOfRequest.AddCost(other, cost.Total + choice.Change, cost.IsComplete, shelved.Product.Band);
        var fresh = policies.Judge(new PolicyFacts(other)).Findings.Where(finding => verdict.Findings.All(now => now.Rule != finding.Rule)).ToList();
        return fresh.Exists(finding => finding.Severity is Severity.Deny) ? null : fresh.ConvertAll(finding => finding.Sentence);
    }

    private bool IsAllowed(Choice choice) =>
        Problems(shelved.Template, new Dictionary<string, string>(values) { [choice.Parameter] = choice.Value }, pseudo).IsSubsetOf(_problemsNow.Value);

    private static HashSet<(string, string)> Problems(Template template, Dictionary<string, string> values, PseudoParameters pseudo) =>
        ParameterCheck.Check(template, values, pseudo).Select(problem => (problem.Parameter, problem.Code.ToString())).ToHashSet();

    private string LabelOf(string parameter) => TemplateParts.Of(shelved).Fields.TryGetValue(parameter, out var field) ? field.Label : parameter;
}
