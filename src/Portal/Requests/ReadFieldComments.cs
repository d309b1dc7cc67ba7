using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Reviews;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>What a reviewer said of one field.</summary>
public sealed record FieldComment(string ByName, string Text);

/// <summary>Reads the comments on fields with which a request was sent back: whoever mends it reads them beside the fields.</summary>
public sealed class ReadFieldComments(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>By the field's path; empty when the last review did not send it back.</summary>
    public async Task<IReadOnlyDictionary<string, FieldComment>> RunAsync(RequestId request, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var last = await db.Reviews.AsNoTracking().Where(review => review.RequestId == request).OrderByDescending(review => review.Id).Include(review => review.Decisions).FirstOrDefaultAsync(ct);
        var made = last is { State: ReviewState.SentBack } ? last.Decisions.SingleOrDefault(decision => decision.Decision is Decision.SendBack) : null;
        return made?.Fields.ToDictionary(field => field.Key, field => new FieldComment(made.ByName, field.Value)) ?? [];
    }
}
