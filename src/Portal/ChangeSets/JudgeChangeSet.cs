using Portal.Catalog;
using Portal.Catalog.Policies;
using Portal.Domain.Access;
using Portal.Domain.ChangeSets;
using Portal.Domain.Requests;
using Portal.Requests;
using Change = Portal.Domain.ChangeSets.Change;

namespace Portal.ChangeSets;

/// <summary>
/// Asks the policies again, by the function that the form and the API ask, now that the changes are known. Rules, price
/// books and what the team has may have changed since the submit.
/// </summary>
public sealed class JudgeChangeSet(ProductShelf shelf, PolicyShelf policies, EvaluateRequest evaluate, ReadTeamStanding teams, KeepSecrets secrets, TimeProvider clock)
{
    public async Task<PolicyJudgement> RunAsync(EnvironmentRequest request, RequestRevision revision, IReadOnlyList<Change> changes, CancellationToken ct)
    {
        var shelved = await shelf.OpenAsync(revision.ProductHash, ct);
        var content = revision.Content with { Inputs = secrets.Reveal(revision.Content.Inputs) };
        var requester = new Actor(request.Requester, request.RequesterName, request.Team, new HashSet<Role>());
        var team = await teams.RunAsync(request.Team, request.EnvironmentId, ct);
        var facts = ChangeFacts.Of(request.Kind, changes);
        // One set judges as a whole, even if the files change in this moment.
        var rules = policies.Current;
        var evaluation = evaluate.Run(shelved, content, request.EnvironmentId, requester, request.Kind, team, facts, rules);
        return new PolicyJudgement(evaluation.Policy, rules.Hash, facts, clock.GetUtcNow());
    }

    /// <summary>Why it must not go on; null when no rule denies it.</summary>
    public static string? Denial(PolicyJudgement judgement) =>
        judgement.Verdict.Findings.FirstOrDefault(finding => finding.Severity is Domain.Catalog.Policies.Severity.Deny) is { } finding
            ? $"Policy {finding.Policy} denies it: {finding.Sentence}" : null;
}
