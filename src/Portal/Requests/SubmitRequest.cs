using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Aws;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>Sends a draft on its way: checks everything, then leaves an immutable revision. The next stage's job finds it.</summary>
public sealed class SubmitRequest(IDbContextFactory<PortalDb> dbs, ProductShelf shelf, ProductOfRequest products, EvaluateRequest evaluate, ReadTeamStanding teams, KeepSecrets secrets, ReadWhatStands stands, TimeProvider clock)
{
    public async Task<Outcome<EnvironmentRequest>> RunAsync(Actor actor, RequestId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two submits of one draft, or of one name, must not pass side by side.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('submit', 0))", ct);
        var request = await db.Requests.FirstOrDefaultAsync(r => r.Id == id, ct);
        if (request is null || !MaySee.Request(actor, request)) return MaySee.NoSuchRequest<EnvironmentRequest>();
        if (!actor.Is(Role.Requester)) return new Outcome<EnvironmentRequest>.Forbidden("Only engineers send requests. Your role reads.");
        if (request.Requester != actor.Id) return new Outcome<EnvironmentRequest>.Forbidden($"This is {request.RequesterName}'s draft.");
        if (request.State is not RequestState.Draft) return new Outcome<EnvironmentRequest>.Conflict("This request has been submitted already.");
        if (await products.FindAsync(request.Kind, request.EnvironmentId, request.Content.Product, ct) is not { } shelved) return new Outcome<EnvironmentRequest>.Invalid([StartRequest.UnknownProduct(request.Content.Product, shelf)]);

        var plain = request.Content with { Inputs = secrets.Reveal(request.Content.Inputs) };
        var problems = await ProblemsAsync(shelved, request, plain, actor, ct);
        if (await NameTakenAsync(db, request, ct) is { } taken) problems.Add(taken);
        if (problems.Count > 0) return new Outcome<EnvironmentRequest>.Invalid(problems);
        if (await IsGoneAsync(db, request, ct)) return new Outcome<EnvironmentRequest>.Conflict($"{request.Content.Name} was deleted meanwhile. Withdraw this request: there is nothing left that it could change.");
        if (await StartRequest.OpenRequestAsync(db, request.EnvironmentId, request.Id, ct) is { } other)
            return new Outcome<EnvironmentRequest>.Conflict($"Request {other} for this environment is still open. Withdraw it first, or wait for its end.");

        var now = clock.GetUtcNow();
        // The product may have moved on while the draft lay.
        if (request.Content.ProductVersion != shelved.Product.Version) request.Edit(request.Content with { ProductVersion = shelved.Product.Version }, now);
        var revision = request.Submit(shelved.Product.Hash, now);
        db.Revisions.Add(revision);
        db.Record(actor, "request.submitted", request.Id.Value, request.EnvironmentId, $"{request.Kind} {request.Content.Name}, revision {revision.Number}", now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return request;
    }

    /// <summary>What is wrong with the content, and what a policy denies.</summary>
    private async Task<List<Problem>> ProblemsAsync(ShelvedProduct shelved, EnvironmentRequest request, RequestContent plain, Actor actor, CancellationToken ct)
    {
        var team = await teams.RunAsync(request.Team, except: request.EnvironmentId, ct);
        var evaluation = evaluate.Run(shelved, plain, request.EnvironmentId, actor with { Team = request.Team }, request.Kind, team);
        // A delete and a reconcile take what stands as it is, though it would not be accepted any more.
        return request.Kind is RequestKind.Delete or RequestKind.Reconcile ? [.. evaluation.Denials] : [.. evaluation.Problems, .. await LockedAsync(shelved, request, plain, ct), .. evaluation.Denials];
    }

    // The form does not offer them; a script could send them all the same.
    private async Task<IEnumerable<Problem>> LockedAsync(ShelvedProduct shelved, EnvironmentRequest request, RequestContent plain, CancellationToken ct)
    {
        if (!request.Kind.Updates() || await stands.ParametersAsync(request.EnvironmentId, ct) is not { } standing) return [];
        var values = FillParameters.For(shelved, plain, request.EnvironmentId, request.Team, request.RequesterName);
        return LockedInputs.Problems(shelved, values, standing, AwsPlaces.Pseudo(plain.Account, plain.Region, plain.Name));
    }

    // A draft may lie, or come back from a review, while another request deletes the environment that it is about.
    private static async Task<bool> IsGoneAsync(PortalDb db, EnvironmentRequest request, CancellationToken ct)
    {
        if (request.Kind is RequestKind.Create or RequestKind.Import) return false;
        if (await db.Environments.AnyAsync(e => e.Id == request.EnvironmentId && e.State == EnvironmentState.Deleted, ct)) return true;
        // Deleted, and its environment's record follows in a moment.
        return await (from other in db.Requests
                      join state in db.Standings on other.Id equals state.RequestId
                      where other.EnvironmentId == request.EnvironmentId && other.Id != request.Id && other.Kind == RequestKind.Delete && state.State == Standing.Done
                      select other).AnyAsync(ct);
    }

    private static async Task<Problem?> NameTakenAsync(PortalDb db, EnvironmentRequest request, CancellationToken ct)
    {
        if (request.Kind is not RequestKind.Create) return null;
        var (name, account, region) = (request.Content.Name, request.Content.Account, request.Content.Region);
        var standing = await db.Environments.AsNoTracking().FirstOrDefaultAsync(e =>
            e.Id != request.EnvironmentId && e.Name == name && e.Account == account && e.Region == region && e.State != EnvironmentState.Deleted, ct);
        if (standing is not null) return Taken($"An environment named {name} of team {standing.Team} stands in this account and region.");
        var asked = await (from other in db.Requests
                           join state in db.Standings on other.Id equals state.RequestId
                           join revision in db.Revisions on new { RequestId = other.Id, Number = other.Revision } equals new { revision.RequestId, revision.Number }
                           where other.Id != request.Id && other.Kind == RequestKind.Create && other.EnvironmentId != request.EnvironmentId
                               && (state.State == Standing.Submitted || state.State == Standing.Preparing || state.State == Standing.InReview
                                   || state.State == Standing.Approved || state.State == Standing.Deploying
                                   // Built, and its environment's record follows in a moment.
                                   || (state.State == Standing.Done && !db.Environments.Any(e => e.Id == other.EnvironmentId)))
                           select revision).AsNoTracking().ToListAsync(ct);
        return asked.Any(r => r.Content.Name == name && r.Content.Account == account && r.Content.Region == region)
            ? Taken($"Another request has asked for an environment named {name} in this account and region.")
            : null;

        static Problem Taken(string message) => new("name", "taken", message, "Choose another name.");
    }
}
