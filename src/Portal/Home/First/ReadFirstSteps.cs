using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Catalog;
using Portal.Domain.Access;
using Portal.Domain.Requests;
using Portal.Platform;
using Portal.Platform.Access;
using Portal.Platform.Data;
using Portal.Requests;

namespace Portal.Home.First;

/// <summary>How far an installation without environments has come; everybody who signs in may know.</summary>
public sealed class ReadFirstSteps(IDbContextFactory<PortalDb> dbs, ReadRequests requests, ProductShelf shelf, IOptions<PortalSettings> settings)
{
    private const int LookedAt = 20;

    public async Task<FirstFacts> ForAsync(Actor actor, CancellationToken ct)
    {
        var wanted = settings.Value.Aws.Accounts.SelectMany(account => account.Regions.Select(region => AccountPlace.IdOf(account.Id, region))).ToHashSet();
        await using var db = await dbs.CreateDbContextAsync(ct);
        var places = (await db.AccountPlaces.AsNoTracking().ToListAsync(ct)).Where(place => wanted.Contains(place.Id)).ToList();
        var people = (await KnownPeople.AllAsync(db, ct)).Concat(settings.Value.Demo ? DemoPeople.All.Select(person => person.Actor) : []);
        var made = (await requests.ListAsync(actor, new RequestFilter(), LookedAt, null, ct)).Items;
        return new FirstFacts(
            wanted.Count,
            places.Count(place => place.State is AccountState.Reachable),
            places.FirstOrDefault(place => place.State is AccountState.Unreachable)?.Reason,
            [.. shelf.Products.Select(shelved => shelved.Product.Title)],
            people.Where(person => person.Is(Role.Approver) && person.Id != actor.Id).Select(person => person.Id).Distinct().Count(),
            made.FirstOrDefault(view => view.Standing.State is Standing.Deploying or Standing.Approved) ?? (made is [var newest, ..] ? newest : null));
    }
}
