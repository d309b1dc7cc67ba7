using Microsoft.EntityFrameworkCore;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Accounts;

/// <summary>Somebody of the platform team wants to know now whether an account answers.</summary>
public sealed class CheckAccountNow(IDbContextFactory<PortalDb> dbs, TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<AccountPlace>>> RunAsync(Actor actor, string account, CancellationToken ct)
    {
        if (!ReadAccounts.MayCheck(actor)) return new Outcome<IReadOnlyList<AccountPlace>>.Forbidden(ReadAccounts.WhoMay);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var places = await db.AccountPlaces.Where(place => place.Account == account).OrderBy(place => place.Region).ToListAsync(ct);
        if (places.Count == 0) return new Outcome<IReadOnlyList<AccountPlace>>.NotFound("The portal does not know this account.");
        var now = clock.GetUtcNow();
        foreach (var place in places) place.CheckAt(now);
        db.Record(actor, "account.checkAsked", account, null, string.Join(", ", places.Select(place => place.Region)), now);
        await db.SaveChangesAsync(ct);
        return places;
    }
}
