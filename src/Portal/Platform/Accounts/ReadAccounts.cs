using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Accounts;

/// <summary>An account as it is configured, with what is known of its regions.</summary>
public sealed record AccountView(AccountSettings Settings, IReadOnlyList<RegionView> Regions)
{
    public AccountState State =>
        Regions.Any(region => region.Place?.State is AccountState.Unreachable) ? AccountState.Unreachable
        : Regions.All(region => region.Place?.State is AccountState.Reachable) ? AccountState.Reachable
        : AccountState.Unchecked;
}

/// <param name="Place">Null before the first look.</param>
/// <param name="Calls">Today's (UTC), of all nodes.</param>
public sealed record RegionView(string Region, AccountPlace? Place, long Calls, long Throttled, long Denied);

/// <summary>Accounts with their regions, for platform people.</summary>
public sealed class ReadAccounts(IDbContextFactory<PortalDb> dbs, IOptions<PortalSettings> settings, TimeProvider clock)
{
    public const string WhoMay = "Platform people look at accounts.";

    public static bool May(Actor actor) => MayCheck(actor) || actor.Is(Role.Auditor);

    /// <summary>Who asks for a look at an account.</summary>
    public static bool MayCheck(Actor actor) => actor.Is(Role.Approver) || actor.Is(Role.Administrator);

    public async Task<Outcome<IReadOnlyList<AccountView>>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (!May(actor)) return new Outcome<IReadOnlyList<AccountView>>.Forbidden(WhoMay);
        await using var db = await dbs.CreateDbContextAsync(ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var places = await db.AccountPlaces.AsNoTracking().ToDictionaryAsync(place => place.Id, ct);
        var days = await db.CallDays.AsNoTracking().Where(day => day.Day == today).ToDictionaryAsync(day => AccountPlace.IdOf(day.Account, day.Region), ct);
        return settings.Value.Aws.Accounts.Select(account => new AccountView(account, [.. account.Regions.Select(region => Region(account.Id, region))])).ToList();

        RegionView Region(string account, string region)
        {
            var id = AccountPlace.IdOf(account, region);
            var day = days.GetValueOrDefault(id);
            return new RegionView(region, places.GetValueOrDefault(id), day?.Calls ?? 0, day?.Throttled ?? 0, day?.Denied ?? 0);
        }
    }

    /// <summary>Why nothing can be done in a place at the moment; null when it can, or nobody looked yet.</summary>
    public async Task<string?> WhyNotAsync(string account, string region, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var id = AccountPlace.IdOf(account, region);
        return await db.AccountPlaces.Where(place => place.Id == id && place.State == AccountState.Unreachable).Select(place => place.Reason).FirstOrDefaultAsync(ct);
    }
}
