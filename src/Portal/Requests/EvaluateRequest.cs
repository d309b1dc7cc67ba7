using Portal.Catalog;
using Portal.Catalog.Policies;
using Portal.CloudFormation.Availability;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Pricing;
using Portal.CloudFormation.Topology;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Catalog;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.Requests;
using Portal.Platform.Aws;

namespace Portal.Requests;

/// <summary>
/// Recalculates a form: values, problems, policy, cost, availability, topology. It reads nothing but its arguments and
/// what is in memory, so it may run at every keystroke.
/// </summary>
public sealed class EvaluateRequest(CheckContent check, PriceShelf prices, PolicyShelf policies)
{
    /// <param name="team">What the requester's team has; null leaves limits of teams unchecked.</param>
    /// <param name="changes">What is known of the change set, by the fields of policies; null before there is one.</param>
    /// <param name="rules">The rules that judge; null takes those in force.</param>
    public Evaluation Run(
        ShelvedProduct shelved, RequestContent content, EnvironmentId environment, Actor requester, RequestKind kind = RequestKind.Create, TeamStanding? team = null,
        IReadOnlyDictionary<string, string>? changes = null, PolicySet? rules = null)
    {
        rules ??= policies.Current;
        var (product, template) = shelved;
        var parts = TemplateParts.Of(shelved);
        var values = FillParameters.For(shelved, content, environment, requester);
        var pseudo = AwsPlaces.Pseudo(content.Account, content.Region, content.Name);
        var evaluated = Evaluator.Evaluate(template, values, pseudo);
        var topology = TopologyModel.Of(evaluated);
        var availability = ComposedAvailability.Of(evaluated, topology);

        var assumptions = UsageOf.Values(product, content);
        var usage = UsageOf.Of(product, assumptions);
        var book = prices.Find(content.Region);
        var cost = Estimate.Of(evaluated, content.Region, book, usage);
        var choices = book is null || cost is not CostEstimate.Priced priced ? []
            : Choices.Of(template, parts.Reevaluation, evaluated, priced, values, pseudo, book, usage, parts.Fields.Keys);

        var open = values.Where(value => !parts.Secrets.Contains(value.Key)).ToDictionary();
        var facts = FactsOfRequest.Of(kind, content, requester, team, open, assumptions, availability);
        FactsOfRequest.AddCost(facts, cost, product.Band);
        foreach (var (field, value) in changes ?? new Dictionary<string, string>()) facts[field] = value;
        var verdict = rules.Judge(new PolicyFacts(facts));
        return new Evaluation(
            open.Where(value => parts.Fields.ContainsKey(value.Key)).ToDictionary(),
            assumptions,
            check.Run(shelved, content, environment, requester),
            verdict,
            cost,
            Band(new FindSavings(shelved, rules, facts, verdict, values, assumptions, pseudo), product, cost, choices),
            availability,
            topology,
            evaluated,
            parts.Body,
            choices);
    }

    /// <summary>The estimate alone, for what stands already.</summary>
    public CostEstimate Price(ShelvedProduct shelved, RequestContent content, EnvironmentId environment, string team)
    {
        var values = FillParameters.For(shelved, content, environment, team, requesterName: "");
        var evaluated = Evaluator.Evaluate(shelved.Template, values, AwsPlaces.Pseudo(content.Account, content.Region, content.Name));
        return Estimate.Of(evaluated, content.Region, prices.Find(content.Region), UsageOf.Of(shelved.Product, UsageOf.Values(shelved.Product, content)));
    }

    private static BandView Band(FindSavings find, Product product, CostEstimate cost, IReadOnlyList<Choice> choices)
    {
        if (cost is not CostEstimate.Priced priced) return new BandView(product.Band, null, []);
        var position = product.Band.PositionOf(priced.Total.Expected, priced.Total.Maximum);
        return new BandView(product.Band, position, find.Among(choices, priced, position));
    }
}
