using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Access;
using Portal.Platform.Data;

namespace Portal.Platform.Access.Tokens;

/// <param name="Days">Until it expires.</param>
public sealed record AskedToken(string Name, IReadOnlyList<TokenScope> Scopes, int Days);

/// <param name="Secret">The token itself; nobody can read it again.</param>
public sealed record NewToken(ApiToken Token, string Secret);

/// <summary>People make tokens for themselves, see them and take them back; administrators see and revoke everybody's.</summary>
public sealed class EditTokens(IDbContextFactory<PortalDb> dbs, IOptions<PortalSettings> settings, TimeProvider clock)
{
    public const int LongestName = 80;
    private const int Most = 500, MostOfPerson = 50;

    /// <summary>The newest first; what is over stays in the list for a while.</summary>
    /// <param name="everybody">Of all people; administrators and auditors only.</param>
    public async Task<Outcome<IReadOnlyList<ApiToken>>> ListAsync(Actor actor, bool everybody, CancellationToken ct)
    {
        if (everybody && !Sessions.EditSessions.MayRead(actor)) return new Outcome<IReadOnlyList<ApiToken>>.Forbidden("Administrators and auditors see other people's tokens.");
        var since = clock.GetUtcNow().AddDays(-30);
        await using var db = await dbs.CreateDbContextAsync(ct);
        return await db.Tokens.AsNoTracking().Where(token => (everybody || token.Person == actor.Id) && token.ExpiresAt > since && (token.RevokedAt == null || token.RevokedAt > since))
            .OrderByDescending(token => token.Id).Take(Most).ToListAsync(ct);
    }

    public async Task<Outcome<NewToken>> MakeAsync(Actor actor, AskedToken asked, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var problems = Check(asked);
        if (await db.Tokens.CountAsync(token => token.Person == actor.Id && token.RevokedAt == null && token.ExpiresAt > now, ct) >= MostOfPerson)
            problems.Add(new Problem("name", "tooMany", $"You have {MostOfPerson} tokens already.", "Revoke those that nobody uses."));
        if (problems.Count > 0) return new Outcome<NewToken>.Invalid(problems);
        var secret = ApiToken.NewToken();
        var token = ApiToken.For(secret, actor, asked.Name.Trim(), asked.Scopes, now, TimeSpan.FromDays(asked.Days));
        db.Tokens.Add(token);
        db.Record(actor, "token.made", token.Id.Value, null, $"{token.Name}: {string.Join(", ", token.Scopes)}, until {token.ExpiresAt:yyyy-MM-dd}", now, null, null);
        await db.SaveChangesAsync(ct);
        return new NewToken(token, secret);
    }

    public async Task<Outcome<ApiToken>> RevokeAsync(Actor actor, TokenId id, CancellationToken ct)
    {
        await using var db = await dbs.CreateDbContextAsync(ct);
        var token = await db.Tokens.FirstOrDefaultAsync(each => each.Id == id, ct);
        if (token is null || (token.Person != actor.Id && !Sessions.EditSessions.MayRead(actor))) return new Outcome<ApiToken>.NotFound("There is no such token.");
        if (token.Person != actor.Id && !actor.Is(Role.Administrator)) return new Outcome<ApiToken>.Forbidden($"{token.PersonName} or an administrator revokes this token.");
        var now = clock.GetUtcNow();
        if (!token.Works(now)) return new Outcome<ApiToken>.Conflict("It works no more already.");
        token.Revoke(actor, now);
        db.Record(actor, "token.revoked", token.Id.Value, null, $"{token.Name} of {token.PersonName}", now, null, null);
        await db.SaveChangesAsync(ct);
        return token;
    }

    private List<Problem> Check(AskedToken asked)
    {
        var problems = new List<Problem>();
        var (name, longest) = (asked.Name.Trim(), settings.Value.Access.Tokens.LongestDays);
        if (name.Length == 0) problems.Add(new Problem("name", "required", "The token has no name.", "Say what it is for, for example nightly pipeline."));
        else if (name.Length > LongestName) problems.Add(new Problem("name", "length", $"The name has {name.Length} characters; {LongestName} are kept.", "Shorten it."));
        if (asked.Scopes.Count == 0) problems.Add(new Problem("scopes", "required", "The token is for nothing.", "Choose at least one scope."));
        if (asked.Days < 1 || asked.Days > longest) problems.Add(new Problem("days", "range", $"{asked.Days} days is no time it may last.", $"Choose 1 to {longest} days."));
        return problems;
    }
}
