using Portal.CloudFormation;
using Portal.CloudFormation.Evaluation;
using Portal.CloudFormation.Topology;
using Portal.Domain.ChangeSets;
using Portal.Platform.Aws;
using Portal.Platform.Quotas;

namespace Portal.ChangeSets;

/// <summary>What a change set takes of an account's quotas: what it adds.</summary>
public static class NeedsOfChangeSet
{
    public static IReadOnlyList<QuotaNeed> Of(ChangeSet set)
    {
        var added = set.Changes.Where(change => change.Action == "Add").Select(change => change.LogicalId).ToHashSet();
        if (added.Count == 0 || set.Rendered is not { } rendered || Template.Read(rendered.Body).Template is not { } template) return [];
        var evaluated = Evaluator.Evaluate(template, rendered.Parameters, AwsPlaces.Pseudo(set.Account, set.Region, set.StackName));
        // The empty stack of a create is there since its change set was made.
        return QuotaNeed.Of(evaluated, TopologyModel.Of(evaluated), added.Contains, isNewStack: false);
    }
}
