using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Health;
using Portal.Platform;
using Portal.Platform.Data;

namespace Portal.Health;

/// <summary>At the start every configured account and region gets its record; one that is in no settings any more is let go.</summary>
public sealed class NoteHealthPlaces(IDbContextFactory<PortalDb> dbs, IOptions<PortalSettings> settings, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var known = await db.HealthPlaces.Select(place => place.Id).ToHashSetAsync(ct);
        var now = clock.GetUtcNow();
        foreach (var account in settings.Value.Aws.Accounts)
            foreach (var region in account.Regions)
            {
                var place = HealthPlace.Of(account.Id, region, now);
                if (known.Add(place.Id)) db.HealthPlaces.Add(place);
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
