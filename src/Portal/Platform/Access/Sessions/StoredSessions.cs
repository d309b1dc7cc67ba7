using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Access.Sessions;

/// <summary>
/// Cookie sessions in the store: every node knows them, they can be listed and ended, and a person's roles are those
/// the portal saw last, in whichever browser that was.
/// </summary>
internal sealed class StoredSessions(IDbContextFactory<PortalDb> dbs, IDataProtectionProvider protection, IHttpContextAccessor http, IOptions<PortalSettings> settings, TimeProvider clock) : ITicketStore
{
    /// <summary>The claim of a signed-in person that names the session.</summary>
    public const string Claim = "session";

    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private readonly IDataProtector _protector = protection.CreateProtector("sessions");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var (now, key, id) = (clock.GetUtcNow(), WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)), NewId.At<SessionId>(clock.GetUtcNow()));
        var person = ticket.Principal.ToActor();
        ((ClaimsIdentity)ticket.Principal.Identity!).AddClaim(new Claim(Claim, id.Value));
        var request = http.HttpContext?.Request;
        await using var db = await dbs.CreateDbContextAsync();
        db.Sessions.Add(Session.Begin(id, key, person, _protector.Protect(TicketSerializer.Default.Serialize(ticket)), request?.Headers.UserAgent.ToString() ?? "",
            http.HttpContext?.Connection.RemoteIpAddress?.ToString() ?? "", now, ticket.Properties.ExpiresUtc ?? now));
        db.Record(person, "session.begun", id.Value, null, $"{person.Name} signed in", now, null, null);
        await db.SaveChangesAsync();
        await db.Sessions.Where(session => session.ExpiresAt < now - Kept).ExecuteDeleteAsync();
        return key;
    }

    // A session is not prolonged: after its hours the person signs in anew, and the provider says what they are then.
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var (hash, now) = (Session.HashOf(key), clock.GetUtcNow());
        await using var db = await dbs.CreateDbContextAsync();
        var found = await (from session in db.Sessions.AsNoTracking()
                           where session.KeyHash == hash
                           join person in db.People.AsNoTracking() on session.Person equals person.Id
                           select new { session, person }).FirstOrDefaultAsync();
        if (found?.session.Holds(now) != true || found.person.Roles.Count == 0 || (found.person.IsDemo && !settings.Value.Demo)) return null;
        if (now - found.session.SeenAt > Noted)
            await db.Sessions.Where(session => session.Id == found.session.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now));
        if (Unprotect(found.session.Ticket) is not { } kept) return null;
        var principal = found.person.ToActor().ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Claim, found.session.Id.Value));
        return new AuthenticationTicket(principal, kept.Properties, kept.AuthenticationScheme);
    }

    public async Task RemoveAsync(string key)
    {
        var hash = Session.HashOf(key);
        await using var db = await dbs.CreateDbContextAsync();
        if (await db.Sessions.FirstOrDefaultAsync(session => session.KeyHash == hash && session.EndedAt == null) is not { } session) return;
        var now = clock.GetUtcNow();
        var person = new Actor(session.Person, session.PersonName, "", new HashSet<Role>());
        session.End(person, now);
        db.Record(person, "session.ended", session.Id.Value, null, $"{person.Name} signed out", now, null, null);
        await db.SaveChangesAsync();
    }

    // Encrypted with a key that is gone: the person signs in anew.
    private AuthenticationTicket? Unprotect(byte[] bytes)
    {
        try
        {
            return bytes.Length == 0 ? null : TicketSerializer.Default.Deserialize(_protector.Unprotect(bytes));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
