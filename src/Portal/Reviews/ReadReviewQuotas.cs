using Portal.ChangeSets;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Quotas;

namespace Portal.Reviews;

/// <summary>Whether the account has room for what a review is about, as far as AWS tells now. It is asked again when it begins.</summary>
public sealed class ReadReviewQuotas(ReadReviews reviews, ReadQuotas quotas)
{
    /// <returns>What is short first; empty where nothing of it counts against a quota.</returns>
    public async Task<Outcome<IReadOnlyList<QuotaFinding>>> RunAsync(Actor actor, ReviewId id, CancellationToken ct)
    {
        var found = await reviews.FindAsync(actor, id, ct);
        if (found is not Outcome<ReviewView>.Done(var view)) return found.As<IReadOnlyList<QuotaFinding>>();
        var needs = NeedsOfChangeSet.Of(view.ChangeSet);
        IReadOnlyList<QuotaFinding> findings = needs.Count == 0 ? [] : (await quotas.RunAsync(view.ChangeSet.Account, view.ChangeSet.Region, ReadQuotas.ForPages, null, ct)).Against(needs, []);
        return new Outcome<IReadOnlyList<QuotaFinding>>.Done(findings);
    }
}
