using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Costs;
using Portal.Domain.Requests;
using Portal.Requests;

namespace Portal.Costs.Advice;

/// <summary>Begins the change request that a piece of advice is about, as a draft with its inputs filled in.</summary>
public sealed class BeginAdvised(ReadAdvice read, StartRequest start)
{
    /// <returns>A draft, to be looked at and sent.</returns>
    public async Task<Outcome<EnvironmentRequest>> RunAsync(Actor actor, EnvironmentId environment, AdviceKind kind, string title, CancellationToken ct)
    {
        if ((await read.RunAsync(actor, environment, ct)).FirstOrDefault(view => view.Advice.Kind == kind && view.Advice.Title == title) is not { Advice: var advice })
            return new Outcome<EnvironmentRequest>.NotFound("This advice does not stand any more. Look at the environment's costs again.");
        if (advice.Opens is AdviceOpens.Schedule or AdviceOpens.Delete)
            return new Outcome<EnvironmentRequest>.Conflict(advice.Opens is AdviceOpens.Schedule ? "Hours are set on the environment's page, or by PUT /environments/{id}/schedule." : "A deletion says what is kept: it is asked for on the environment's page, or by POST /requests of kind delete.");
        return await start.ForEnvironmentAsync(actor, advice.Opens is AdviceOpens.Upgrade ? RequestKind.Upgrade : RequestKind.Change, environment, content => content with
        {
            Note = $"{advice.Title}: saves about USD {advice.Saving:0} a month.",
            Inputs = new Dictionary<string, string>([.. content.Inputs.Where(input => !advice.Inputs.ContainsKey(input.Key)), .. advice.Inputs]),
        }, ct);
    }
}
