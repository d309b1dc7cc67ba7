using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>Keeps what was typed so far. Anything may be half done or wrong in a draft; only a submit asks for more.</summary>
public sealed class SaveDraft(IDbContextFactory<PortalDb> dbs, ProductShelf shelf, ProductOfRequest products, KeepSecrets secrets, TimeProvider clock)
{
    /// <summary>Most text a draft may hold, in characters over all its fields.</summary>
    private const int LargestDraft = 200_000;

    /// <param name="version">The version the caller saw (If-Match); null saves over whatever stands.</param>
    public async Task<Outcome<EnvironmentRequest>> RunAsync(Actor actor, RequestId id, uint? version, Func<RequestContent, RequestContent> edit, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var request = await db.Requests.FirstOrDefaultAsync(r => r.Id == id, ct);
        if (request is null || !MaySee.Request(actor, request)) return MaySee.NoSuchRequest<EnvironmentRequest>();
        if (!actor.Is(Role.Requester)) return new Outcome<EnvironmentRequest>.Forbidden("Only engineers edit drafts. Your role reads.");
        if (request.Requester != actor.Id) return new Outcome<EnvironmentRequest>.Forbidden($"This is {request.RequesterName}'s draft.");
        if (request.State is not RequestState.Draft) return new Outcome<EnvironmentRequest>.Conflict("This request has been submitted and can't be edited. Reopen it first.");
        if (version is { } seen && seen != request.Version) return new Outcome<EnvironmentRequest>.Stale("The draft was changed elsewhere in the meantime. Read it again, then repeat the change.");
        var content = edit(request.Content);
        if (request.Kind is not RequestKind.Create) content = StartRequest.Pin(content, request.Content);
        if (Length(content) > LargestDraft) return new Outcome<EnvironmentRequest>.Invalid([new Problem("inputs", "length", "The draft is too large to keep.", $"Keep all fields together under {LargestDraft} characters.")]);
        // Without the product nobody knows which inputs are secret, so nothing is kept.
        if (await products.FindAsync(request.Kind, request.EnvironmentId, content.Product, ct) is not { } shelved) return new Outcome<EnvironmentRequest>.Invalid([StartRequest.UnknownProduct(content.Product, shelf)]);
        request.Edit(content with { Inputs = secrets.Protect(shelved.Template, content.Inputs, request.Content.Inputs) }, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome<EnvironmentRequest>.Conflict("The draft was changed elsewhere in the same moment. Read it again, then repeat the change.");
        }
        return request;
    }

    private static int Length(RequestContent content) =>
        content.Name.Length + content.Note.Length + content.Stage.Length + content.Region.Length + content.Account.Length
        + content.Inputs.Sum(i => i.Key.Length + i.Value.Length) + content.Assumptions.Sum(a => a.Key.Length + a.Value.Length);
}
