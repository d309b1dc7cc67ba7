using Portal.Catalog;
using Portal.Domain.Access;
using Portal.Domain.Catalog.Policies;
using Portal.Domain.Environments;
using Portal.Domain.Requests;
using Portal.Requests;

namespace Portal.Environments.Leases;

/// <summary>What the policies of today say to the lease of an environment that stands.</summary>
public sealed class ReadLeaseTerms(ProductShelf shelf, EvaluateRequest evaluate, KeepSecrets secrets)
{
    public async Task<LeaseTerms> OfAsync(ManagedEnvironment environment, CancellationToken ct)
    {
        var shelved = await shelf.OpenAsync(environment.ProductHash, ct);
        var content = environment.Content with { Inputs = secrets.Reveal(environment.Content.Inputs) };
        var owner = new Actor(environment.Owner, environment.OwnerName, environment.Team, new HashSet<Role>());
        return evaluate.Run(shelved, content, environment.Id, owner, RequestKind.Change).Policy.Lease;
    }
}
