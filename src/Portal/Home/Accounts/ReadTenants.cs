using Microsoft.EntityFrameworkCore;
using Portal.Domain.Environments;
using Portal.Platform.Data;

namespace Portal.Home.Accounts;

/// <summary>How many environments a team has in a region of an account.</summary>
public sealed record Tenant(string Region, string Team, int Environments);

public sealed class ReadTenants(IDbContextFactory<PortalDb> dbs)
{
    /// <summary>By account; those with the most environments first.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Tenant>>> RunAsync(CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var counted = await db.Environments.Where(environment => environment.State != EnvironmentState.Deleted)
            .GroupBy(environment => new { environment.Account, environment.Region, environment.Team })
            .Select(group => new { group.Key.Account, group.Key.Region, group.Key.Team, Count = group.Count() }).ToListAsync(ct);
        return counted.GroupBy(each => each.Account).ToDictionary(
            group => group.Key,
            group => (IReadOnlyList<Tenant>)[.. group.Select(each => new Tenant(each.Region, each.Team, each.Count)).OrderByDescending(tenant => tenant.Environments).ThenBy(tenant => tenant.Team, StringComparer.Ordinal)]);
    }
}
