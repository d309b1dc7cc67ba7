using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>
/// Begins another environment with the values of one that stands, or of a request. The draft is on today's version of
/// the product; values it would not have by itself come along as typed. Secrets do not: each environment has its own.
/// </summary>
public sealed class CloneAsDraft(IDbContextFactory<PortalDb> dbs, ProductShelf shelf, StartRequest start)
{
    // Nothing that is compared here depends on which id it will be.
    private static readonly EnvironmentId NotYet = new("env-00000000000000000000000000");

    public async Task<Outcome<EnvironmentRequest>> OfEnvironmentAsync(Actor actor, EnvironmentId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var environment = await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct);
        if (environment is null || !actor.Sees(environment.Team)) return new Outcome<EnvironmentRequest>.NotFound("There is no such environment, or it is another team's.");
        if (environment.Team != actor.Team && !actor.Is(Role.Administrator))
            return new Outcome<EnvironmentRequest>.Forbidden($"{environment.Name} belongs to team {environment.Team}; somebody there can clone it.");
        return await CloneAsync(db, actor, environment.Content with { ProductVersion = environment.ProductVersion }, environment.ProductHash, ct);
    }

    public async Task<Outcome<EnvironmentRequest>> OfRequestAsync(Actor actor, RequestId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var request = await db.Requests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);
        if (request is null || !MaySee.Request(actor, request)) return MaySee.NoSuchRequest<EnvironmentRequest>();
        if (request.Team != actor.Team && !actor.Is(Role.Administrator))
            return new Outcome<EnvironmentRequest>.Forbidden($"This is a request of team {request.Team}; somebody there can clone it.");
        if (request.Kind is RequestKind.Delete) return new Outcome<EnvironmentRequest>.Conflict("A delete has nothing to clone.");
        var hash = await db.Revisions.AsNoTracking().Where(revision => revision.RequestId == id && revision.Number == request.Revision)
            .Select(revision => revision.ProductHash).FirstOrDefaultAsync(ct);
        return await CloneAsync(db, actor, request.Content, hash, ct);
    }

    /// <param name="hash">Of the product files that the source was made from; null or empty for those of today.</param>
    private async Task<Outcome<EnvironmentRequest>> CloneAsync(PortalDb db, Actor actor, RequestContent source, string? hash, CancellationToken ct)
    {
        if (shelf.Find(source.Product) is not { } today) return new Outcome<EnvironmentRequest>.Invalid([StartRequest.UnknownProduct(source.Product, shelf)]);
        var made = string.IsNullOrEmpty(hash) ? today : await shelf.OpenAsync(hash, ct);
        var name = source.Name.Length == 0 ? "" : NextName.After(source.Name, await NamesAsync(db, source, ct));
        var clone = source with
        {
            Name = name,
            ProductVersion = today.Product.Version,
            Note = source.Name.Length == 0 ? "" : NoteOf(source, today.Product.Version),
            Inputs = new Dictionary<string, string>(),
            Assumptions = source.Assumptions.Where(assumption => today.Product.Assumptions.Any(known => known.Id == assumption.Key)).ToDictionary(),
        };
        if (clone.Preset is { } preset && today.Product.FindPreset(preset) is null) clone = clone with { Preset = null };
        return await start.CreateAsync(actor, clone with { Inputs = Kept(source with { Name = name }, made, clone, today, actor) }, ct);
    }

    /// <summary>What the source has and the clone would not have by itself, of what today's product still asks for.</summary>
    private static Dictionary<string, string> Kept(RequestContent source, ShelvedProduct made, RequestContent clone, ShelvedProduct today, Actor actor)
    {
        var had = FillParameters.For(made, source, NotYet, actor);
        var has = FillParameters.For(today, clone, NotYet, actor);
        var secret = KeepSecrets.SecretNames(made.Template);
        secret.UnionWith(KeepSecrets.SecretNames(today.Template));
        return today.Product.Steps.SelectMany(step => step.Groups).SelectMany(part => part.Fields).Select(field => field.Parameter)
            .Where(parameter => !secret.Contains(parameter) && had.TryGetValue(parameter, out var before) && before != has.GetValueOrDefault(parameter))
            .ToDictionary(parameter => parameter, parameter => had[parameter]);
    }

    private static async Task<HashSet<string>> NamesAsync(PortalDb db, RequestContent source, CancellationToken ct)
    {
        var standing = await db.Environments.AsNoTracking()
            .Where(e => e.Account == source.Account && e.Region == source.Region && e.State != EnvironmentState.Deleted)
            .Select(e => e.Name).ToListAsync(ct);
        return [.. standing];
    }

    private static string NoteOf(RequestContent source, string today) => source.ProductVersion == today || source.ProductVersion.Length == 0
        ? $"Clone of {source.Name}."
        : $"Clone of {source.Name}, which is on version {source.ProductVersion} of the product; this is on {today}.";
}
