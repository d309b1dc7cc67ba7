using Microsoft.EntityFrameworkCore;
using Portal.Catalog;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Platform.Data;

namespace Portal.Requests;

/// <summary>Begins a request as a draft. Change, upgrade and delete start from what the environment has now.</summary>
public sealed class StartRequest(IDbContextFactory<PortalDb> dbs, ProductShelf shelf, ProductOfRequest products, KeepSecrets secrets, TimeProvider clock)
{
    public async Task<Outcome<EnvironmentRequest>> CreateAsync(Actor actor, RequestContent content, CancellationToken ct)
    {
        if (!actor.Is(Role.Requester)) return new Outcome<EnvironmentRequest>.Forbidden("Only engineers ask for environments. Your role reads.");
        if (shelf.Find(content.Product) is not { } shelved) return new Outcome<EnvironmentRequest>.Invalid([UnknownProduct(content.Product, shelf)]);
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(ct);
        var kept = content with
        {
            ProductVersion = shelved.Product.Version,
            Inputs = secrets.Protect(shelved.Template, content.Inputs, RequestContent.Empty.Inputs),
        };
        var request = EnvironmentRequest.StartDraft(RequestKind.Create, NewId.At<EnvironmentId>(now), kept, actor, now);
        db.Requests.Add(request);
        db.Record(actor, "request.drafted", request.Id.Value, request.EnvironmentId, $"Create {content.Name}", now);
        await db.SaveChangesAsync(ct);
        return request;
    }

    /// <param name="edit">Changes to what the environment has now; a delete and a reconcile take none.</param>
    /// <param name="heldBy">Whose turn it waits for once it is approved; null runs it then.</param>
    public async Task<Outcome<EnvironmentRequest>> ForEnvironmentAsync(Actor actor, RequestKind kind, EnvironmentId id, Func<RequestContent, RequestContent> edit, CancellationToken ct, string? heldBy = null)
    {
        if (!actor.Is(Role.Requester)) return OnlyEngineers();
        await using var db = await dbs.CreateDbContextAsync(ct);
        var environment = await db.Environments.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, ct);
        if (environment is null || !actor.Sees(environment.Team)) return new Outcome<EnvironmentRequest>.NotFound("There is no such environment, or it is another team's.");
        if (WhyNot(actor, kind, environment) is { } refusal) return refusal;
        if (environment.State is EnvironmentState.Deleted) return new Outcome<EnvironmentRequest>.Conflict($"{environment.Name} is deleted.");
        if (environment.IsReadOnly) return new Outcome<EnvironmentRequest>.Conflict($"{environment.Name} was imported from a stack that matches no product. The portal shows it and changes nothing of it.");
        if (await OpenRequestAsync(db, id, null, ct) is { } other) return new Outcome<EnvironmentRequest>.Conflict($"Request {other} for {environment.Name} is still open. Withdraw it first, or wait for its end.");
        var shelved = await products.FindAsync(kind, id, environment.Product, ct);
        if (shelved is null && kind is not RequestKind.Delete) return new Outcome<EnvironmentRequest>.Invalid([UnknownProduct(environment.Product, shelf)]);
        if (kind is RequestKind.Upgrade && shelved!.Product.Hash == environment.ProductHash) return new Outcome<EnvironmentRequest>.Conflict($"{environment.Name} is on {environment.ProductVersion}, the newest version, already.");
        var start = kind is RequestKind.Upgrade ? CarryInputs.Over(environment, await shelf.OpenAsync(environment.ProductHash, ct), shelved!) : environment.Content;
        var content = Pin(edit(start), environment.Content);
        if (DeleteProblems(environment, content.Delete) is { Count: > 0 } wrong) return new Outcome<EnvironmentRequest>.Invalid(wrong);
        if (shelved is not null) content = content with { Inputs = secrets.Protect(shelved.Template, content.Inputs, environment.Content.Inputs) };
        var now = clock.GetUtcNow();
        // What stands belongs to its team, whoever asks.
        var request = EnvironmentRequest.StartDraft(kind, id, content, actor with { Team = environment.Team }, now);
        if (heldBy is not null) request.Hold(heldBy);
        db.Requests.Add(request);
        db.Record(actor, "request.drafted", request.Id.Value, id, $"{kind} {environment.Name}", now);
        await db.SaveChangesAsync(ct);
        return request;
    }

    /// <summary>Why somebody may not ask for this in an environment that they see; null when they may.</summary>
    public static Outcome<EnvironmentRequest>.Forbidden? WhyNot(Actor actor, RequestKind kind, ManagedEnvironment environment) =>
        !actor.Is(Role.Requester) ? OnlyEngineers()
        : MayAsk(actor, kind, environment.Team) ? null
        : new Outcome<EnvironmentRequest>.Forbidden($"{environment.Name} belongs to team {environment.Team}; somebody there asks for its changes.");

    /// <summary>Changes are the team's own; the platform team also brings every environment up to date and back to what it declares.</summary>
    public static bool MayAsk(Actor actor, RequestKind kind, string team) =>
        actor.Is(Role.Requester) && (actor.Team == team || actor.Is(Role.Administrator) || (kind is RequestKind.Upgrade or RequestKind.Reconcile && actor.Is(Role.Approver)));

    private static Outcome<EnvironmentRequest>.Forbidden OnlyEngineers() => new("Only engineers ask for changes. Your role reads.");

    /// <summary>What an environment is can't be changed by a request: it would be another environment, or break tags that must stand.</summary>
    internal static RequestContent Pin(RequestContent edited, RequestContent before) => edited with
    {
        Product = before.Product,
        Name = before.Name,
        Stage = before.Stage,
        Account = before.Account,
        Region = before.Region,
        CostCentre = before.CostCentre,
    };

    private static List<Problem> DeleteProblems(ManagedEnvironment environment, DeleteChoices? choices)
    {
        if (choices is null) return [];
        var byId = environment.Resources.ToDictionary(resource => resource.LogicalId);
        return
        [
            .. choices.EmptyBuckets.Where(id => byId.GetValueOrDefault(id) is not { Type: "AWS::S3::Bucket" })
                .Select(id => new Problem("delete.emptyBuckets", "allowedValues", $"{environment.Name} has no bucket {id}.", "Name a bucket by its logical id, as the list of resources shows it.")),
            .. choices.Retain.Where(id => byId.GetValueOrDefault(id) is not { Status: "DELETE_FAILED" })
                .Select(id => new Problem("delete.retain", "allowedValues", $"{id} did not fail to be deleted, so CloudFormation does not leave it behind.", "Leave it out. Only what a delete could not delete can be left behind.")),
        ];
    }

    /// <summary>A request for this environment on which something still waits or runs; null when there is none.</summary>
    internal static async Task<RequestId?> OpenRequestAsync(PortalDb db, EnvironmentId environment, RequestId? except, CancellationToken ct) =>
        await (from request in db.Requests
               join standing in db.Standings on request.Id equals standing.RequestId
               where request.EnvironmentId == environment && (except == null || request.Id != except)
                   && (standing.State == Standing.Submitted || standing.State == Standing.Preparing || standing.State == Standing.InReview
                       || standing.State == Standing.Approved || standing.State == Standing.Deploying)
               select (RequestId?)request.Id).FirstOrDefaultAsync(ct);

    internal static Problem UnknownProduct(string product, ProductShelf shelf) => new("product", "allowedValues",
        product.Length == 0 ? "No product is chosen." : "There is no such product.",
        $"Choose {string.Join(" or ", shelf.Products.Select(p => p.Product.Id))}.");
}
