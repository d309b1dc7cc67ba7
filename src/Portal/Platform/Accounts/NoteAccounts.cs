using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Accounts;

/// <summary>At the start every configured account and region gets its record, and is looked at.</summary>
public sealed class NoteAccounts(IDbContextFactory<PortalDb> dbs, IOptions<PortalSettings> settings, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var known = await db.AccountPlaces.ToDictionaryAsync(place => place.Id, ct);
        var now = clock.GetUtcNow();
        foreach (var account in settings.Value.Aws.Accounts)
            foreach (var region in account.Regions)
            {
                if (known.TryGetValue(AccountPlace.IdOf(account.Id, region), out var place)) place.CheckAt(now);
                else db.AccountPlaces.Add(AccountPlace.Of(account.Id, region, now));
            }
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Another node started in the same moment and noted them.
        }
    }
}
