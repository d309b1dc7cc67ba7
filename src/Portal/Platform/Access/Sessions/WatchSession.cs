using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Access.Sessions;

/// <summary>
/// Looks again and again whether the session of an open page holds and its person is what they were when it was opened.
/// When not, the page goes to the sign-in, which lets those in again whose session only has other roles now.
/// </summary>
internal sealed class WatchSession(ILoggerFactory logs, IDbContextFactory<PortalDb> dbs, IOptions<PortalSettings> settings, TimeProvider clock) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(settings.Value.Access.RecheckSeconds);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var known = authenticationState.User;
        if (known.FindFirstValue(StoredSessions.Claim) is not { } session) return false;
        var (id, now) = (new SessionId(session), clock.GetUtcNow());
        try
        {
            await using var db = await dbs.CreateDbContextAsync(cancellationToken);
            var person = await (from each in db.Sessions
                                where each.Id == id && each.EndedAt == null && each.ExpiresAt > now
                                join of in db.People on each.Person equals of.Id
                                select of).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
            return person is not null && IsAsBefore(person.ToActor(), known.ToActor());
        }
        catch (Exception fault) when (fault is Npgsql.NpgsqlException || fault.InnerException is Npgsql.NpgsqlException)
        {
            // A database that is away for a moment signs nobody out; the next look asks again.
            return true;
        }
    }

    private static bool IsAsBefore(Actor now, Actor then) => now.Team == then.Team && now.Roles.SetEquals(then.Roles);
}
