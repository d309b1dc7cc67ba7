using Portal.ChangeSets;
using Portal.Domain.ChangeSets;
using Portal.Domain.Deployments;
using Portal.Domain.Requests;

namespace Portal.Deployments;

/// <summary>
/// Reads again from CloudFormation what is about to run and lays the digest over it. Null when it is what was approved;
/// else why it will not run, and what differs. It never "runs anyway".
/// </summary>
public sealed class CheckApproved(CloudFormationOfChangeSets cloudFormation, ReadStanding standing, DigestOf digest, WhatDiffers differs)
{
    /// <param name="choices">For a delete: what its requester chose.</param>
    public async Task<FailureCause?> RunAsync(Deployment deployment, ChangeSet set, DeleteChoices? choices, CancellationToken ct)
    {
        var now = new ApprovedContent(set.Rendered!, [], set.Plan);
        if (deployment.Steps.Contains(PlanAction.ExecuteChangeSet))
        {
            if (await cloudFormation.ReadAsync(set, ct) is not { } held) return await GoneAsync(set, ct);
            if (held.ExecutionStatus is not ("AVAILABLE" or null))
                return Cause("changeSetGone", $"The approved change set can't be executed any more: CloudFormation calls it {held.ExecutionStatus}.{Meaning(held.ExecutionStatus)}");
            now = now with { Rendered = await cloudFormation.HeldTemplateAsync(set, held, ct), Changes = held.Changes };
        }
        if (deployment.Steps.Contains(PlanAction.DeleteStack))
        {
            if (await standing.OfAsync(set.Account, set.Region, deployment.StackId, ct) is not { } stack)
                return new FailureCause("stackGone", "The stack is gone already: there is nothing to delete.", null, null, null);
            now = now with
            {
                Rendered = now.Rendered with { Body = stack.Template, Parameters = stack.Parameters },
                Plan = await standing.PlanDeleteAsync(set.Account, set.Region, stack, choices ?? DeleteChoices.None, ct),
            };
        }
        return digest.Of(now.Rendered, deployment.StackId, now.Changes, now.Plan) == deployment.Digest
            ? null
            : Differing("What CloudFormation holds now is not what was approved.", set, now);
    }

    // Somebody may have put another one in its place, under the same name. Then it is said what that one would do.
    private async Task<FailureCause> GoneAsync(ChangeSet set, CancellationToken ct)
    {
        if (await cloudFormation.ReadNamedAsync(set, ct) is not { Status: "CREATE_COMPLETE" } other)
            return Cause("changeSetGone", "The approved change set is no longer in CloudFormation.");
        var now = new ApprovedContent(await cloudFormation.HeldTemplateAsync(set, other, ct), other.Changes, set.Plan);
        return Differing("Another change set stands under the name of the approved one.", set, now);
    }

    private FailureCause Differing(string sentence, ChangeSet set, ApprovedContent now)
    {
        var differences = differs.Between(new ApprovedContent(set.Rendered!, set.Changes, set.Plan), now, set.Account, set.Region, set.StackName);
        return Cause("digestChanged", differences.Count == 0 ? $"{sentence} In content it is the same." : $"{sentence} Different: {Counted(differences)}.") with { Differences = differences };
    }

    private static string Counted(IReadOnlyList<ContentDifference> differences) =>
        string.Join(", ", differences.GroupBy(difference => difference.Part).OrderBy(group => group.Key).Select(group => $"{group.Count()} {Word(group.Key, group.Count())}"));

    private static string Word(ContentPart part, int count) => part switch
    {
        ContentPart.Template => "in the template",
        ContentPart.Parameter => count == 1 ? "parameter" : "parameters",
        ContentPart.Tag => count == 1 ? "tag" : "tags",
        ContentPart.Capability => count == 1 ? "capability" : "capabilities",
        ContentPart.Change => count == 1 ? "change" : "changes",
        ContentPart.StackPolicy => "stack policy",
        ContentPart.Plan => "in the plan",
        _ => throw new ArgumentOutOfRangeException(nameof(part)),
    };

    private static string Meaning(string status) => status switch
    {
        "OBSOLETE" => " The stack was changed after it was made.",
        _ => "",
    };

    private static FailureCause Cause(string code, string message) =>
        new(code, $"{message} A new one is made and goes to review.", null, null, null);
}
