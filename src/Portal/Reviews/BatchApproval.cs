using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Reviews;
using Portal.Platform.Data;
using Portal.Platform.Ui;

namespace Portal.Reviews;

/// <param name="Digest">The one that was listed.</param>
public sealed record BatchItem(ReviewId Review, string Digest);

/// <param name="Why">Null when it was approved.</param>
public sealed record BatchResult(ReviewId Review, ReviewState? State, string? Why);

/// <summary>Approves several reviews at once, each by its own digest and for itself: what is refused does not hold the others up.</summary>
public sealed class BatchApproval(IDbContextFactory<PortalDb> dbs, DecideReview decide)
{
    public const int Most = 100;

    public async Task<IReadOnlyList<BatchResult>> RunAsync(Actor actor, IReadOnlyList<BatchItem> items, string comment, CancellationToken ct)
    {
        var results = new List<BatchResult>();
        foreach (var item in items) results.Add(await OneAsync(actor, item, comment, ct));
        return results;
    }

    private async Task<BatchResult> OneAsync(Actor actor, BatchItem item, string comment, CancellationToken ct)
    {
        // Only for what is weighed as safe now; whether this person may see it at all, the decision says.
        if (!await IsSafeAsync(item.Review, ct) && await MayDecideAsync(actor, item.Review, ct)) return new BatchResult(item.Review, null, "It is not without risk: open it and decide it by itself.");
        var outcome = await decide.RunAsync(actor, item.Review, new AskedDecision(Decision.Approve, item.Digest, comment), ct);
        return new BatchResult(item.Review, outcome is Outcome<Review>.Done(var review) ? review.State : null, outcome.Sentence());
    }

    private async Task<bool> IsSafeAsync(ReviewId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var set = await (from review in db.Reviews join changeSet in db.ChangeSets.AsNoTracking() on review.ChangeSetId equals changeSet.Id where review.Id == id select changeSet).FirstOrDefaultAsync(ct);
        return set is not null && RiskOfReview.Of(set) is ReviewRisk.Safe;
    }

    private async Task<bool> MayDecideAsync(Actor actor, ReviewId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var review = await db.Reviews.AsNoTracking().Include(r => r.Decisions).FirstOrDefaultAsync(r => r.Id == id, ct);
        return review is not null && review.WhyNot(actor, decide.Now, await ReadDelegations.ToAsync(db, actor.Id, ct)) is null;
    }
}
