using Portal.Catalog;
using Portal.CloudFormation.Pricing;
using Portal.Costs.Measured;
using Portal.Domain.Access;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.Costs;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Environments.Schedules;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Costs.Advice;

/// <summary>
/// Changes that would save, of those that inputs, metrics and bill speak for. A change of inputs is tried by the form's own
/// evaluation: it counts only where no policy refuses it, no problem arises and the composed availability stays.
/// </summary>
public sealed class FindAdvice(ProductShelf shelf, EvaluateRequest evaluate, ReadSchedules schedules)
{
    internal const string Production = "production";

    /// <summary>USD a month below which a change is not worth its review.</summary>
    private const decimal Least = 5;

    public async Task<IReadOnlyList<CostAdvice>> RunAsync(PortalDb db, ManagedEnvironment environment, DateTimeOffset now, CancellationToken ct)
    {
        if (environment.IsReadOnly || environment.ProductHash.Length == 0 || environment.State is not EnvironmentState.Ready) return [];
        var shelved = await shelf.OpenAsync(environment.ProductHash, ct);
        var requester = new Actor(environment.Owner, environment.OwnerName, environment.Team, new HashSet<Role> { Role.Requester });
        Evaluation Try(ShelvedProduct product, RequestContent content) => evaluate.Run(product, content, environment.Id, requester, RequestKind.Change);
        var stands = Try(shelved, environment.Content);
        if (stands.Cost is not CostEstimate.Priced before) return [];
        var use = await MeasuredUse.ReadAsync(db, environment.Id, ByMetrics.Days, now, ct);
        if (ByHours.Idle(environment, before.Total.Expected, use, now) is { } idle) return [idle];
        var estimated = before.Lines.GroupBy(line => CostService.OfLine(line.Id, line.Label).Id).ToDictionary(group => group.Key, group => group.Sum(line => line.Amount.Expected));
        var advice = new List<CostAdvice?>();
        foreach (var candidate in ByMetrics.Of(stands.Inputs, use).Concat(ByInputs.Of(environment, stands.Inputs)).Concat(await ByBill.OfAsync(db, environment, stands.Inputs, estimated, ct)))
            advice.Add(Judge(candidate, stands, before, Try(shelved, With(environment.Content, candidate))));
        advice.Add(ByHours.Schedule(environment, await schedules.OfAsync(environment, ct), use));
        if (shelf.Find(environment.Product) is { } newest && newest.Product.Hash != environment.ProductHash)
            advice.Add(BySupport.Of(stands.Evaluated, Try(newest, CarryInputs.Over(environment, shelved, newest)).Evaluated, newest.Product.Version));
        // Two ways to the same input are one decision: the one that saves more.
        return [.. advice.OfType<CostAdvice>().Where(each => each.Saving >= Least).OrderByDescending(each => each.Saving).DistinctBy(each => each.Inputs.Keys.FirstOrDefault() ?? each.Kind.ToString())];
    }

    private static RequestContent With(RequestContent content, Candidate candidate) =>
        content with { Inputs = new Dictionary<string, string>(content.Inputs) { [candidate.Parameter] = candidate.Value } };

    private static CostAdvice? Judge(Candidate candidate, Evaluation stands, CostEstimate.Priced before, Evaluation then) =>
        then.Cost is not CostEstimate.Priced after || IsWorse(stands, then) ? null
        : new CostAdvice(candidate.Kind, candidate.Title, candidate.Saving ?? (before.Total.Expected - after.Total.Expected), candidate.Risk, candidate.Evidence, new Dictionary<string, string> { [candidate.Parameter] = candidate.Value });

    private static bool IsWorse(Evaluation now, Evaluation then) =>
        then.Policy.Findings.Any(finding => finding.Severity is Severity.Deny && now.Policy.Findings.All(known => known.Rule != finding.Rule))
        || then.Problems.Any(problem => now.Problems.All(known => (known.Field, known.Code) != (problem.Field, problem.Code)))
        || then.Availability.Composed < now.Availability.Composed;
}
