using Portal.CloudFormation.Availability;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Pricing;
using Portal.CloudFormation.Topology;
using Portal.Domain;
using Portal.Domain.Catalog;
using Portal.Domain.Catalog.Policies;

namespace Portal.Requests;

/// <summary>Everything that follows from what is filled in so far, whether it is right or not.</summary>
/// <param name="Inputs">Every parameter on the form with its value: typed, the preset's or the default. Secret ones are left out.</param>
/// <param name="Assumptions">Every usage figure with its value, within its limits.</param>
/// <param name="Choices">What each other allowed value would change in the estimate; empty where nothing is priced.</param>
public sealed record Evaluation(
    IReadOnlyDictionary<string, string> Inputs,
    IReadOnlyDictionary<string, decimal> Assumptions,
    IReadOnlyList<Problem> Problems,
    PolicyVerdict Policy,
    CostEstimate Cost,
    BandView Band,
    ComposedAvailability Availability,
    TopologyModel Topology,
    EvaluatedTemplate Evaluated,
    RenderedBody Template,
    IReadOnlyList<Choice> Choices)
{
    /// <summary>What a policy refuses, as problems: a submit does not pass them.</summary>
    public IEnumerable<Problem> Denials => Policy.Findings.Where(finding => finding.Severity is Severity.Deny).Select(finding => new Problem(
        finding.Field ?? "policy", "policy", finding.Sentence, finding.Suggestion is { } value ? $"Set it to {value}." : "Talk to the platform team."));
}

/// <param name="Position">Null where nothing is priced.</param>
/// <param name="Savings">The three changes that save most, each by itself.</param>
public sealed record BandView(CostBand Band, BandPosition? Position, IReadOnlyList<Saving> Savings);

/// <param name="Label">The field's label on the form.</param>
/// <param name="Expected">USD a month less than expected now, and <paramref name="AtMaximum"/> when everything runs at its most.</param>
/// <param name="Cautions">What the policies would say to it and do not say now.</param>
public sealed record Saving(string Parameter, string Label, string From, string To, decimal Expected, decimal AtMaximum, IReadOnlyList<string> Cautions);

/// <param name="Bytes">Length of the template as CloudFormation gets it.</param>
/// <param name="Digest">SHA-256 of it, in lower-case hex.</param>
public sealed record RenderedBody(int Bytes, string Digest);

/// <summary>What the team of the requester has beside what is asked for: what stands, and what it has open requests for.</summary>
/// <param name="Monthly">USD a month expected for all of them; null when one of them has no estimate.</param>
public sealed record TeamStanding(int Environments, decimal? Monthly);
