using System.Security.Claims;
using Microsoft.Extensions.Options;
using Portal.Domain;
using Portal.Domain.Access;

namespace Portal.Platform.Access.OpenId;

/// <summary>Who somebody is here, by what the company says of them and by the configured groups.</summary>
internal sealed class PersonOfClaims(IOptions<PortalSettings> settings)
{
    private const int LongestId = 200;

    /// <exception cref="SignInRefusedException">They are nobody here, or may do nothing.</exception>
    public Actor Of(ClaimsIdentity identity)
    {
        var openId = settings.Value.Access.OpenIdConnect;
        var id = identity.FindFirst(openId.PersonClaim)?.Value.Trim() ?? "";
        if (id.Length is 0 or > LongestId || id.Any(char.IsControl) || id == Actor.Portal.Id.Value)
            throw new SignInRefusedException(SignInRefusal.Claims, $"The claim {openId.PersonClaim} is missing or is no id: '{id}'.");
        var name = identity.FindFirst(openId.NameClaim)?.Value.Trim() is { Length: > 0 } called ? called : id;
        var (roles, team) = Standing(openId, identity.FindAll(openId.GroupsClaim).Select(claim => claim.Value).ToHashSet());
        if (roles.Count == 0) throw new SignInRefusedException(SignInRefusal.NoRole, $"No group of {id} gives a role.");
        if (team is null && roles.Contains(Role.Requester)) throw new SignInRefusedException(SignInRefusal.NoTeam, $"No group of {id} names a team.");
        return new Actor(new PersonId(id), name.Length > LongestId ? name[..LongestId] : name, team ?? "", roles);
    }

    /// <summary>Roles add up over all groups; of several teams the first in the order of the settings is the person's.</summary>
    private static (HashSet<Role> Roles, string? Team) Standing(OpenIdSettings openId, HashSet<string> groups)
    {
        var held = openId.Groups.Where(group => groups.Contains(group.Group)).ToList();
        var roles = held.SelectMany(group => group.Roles).Select(CheckAccessSettings.RoleOf).OfType<Role>().ToHashSet();
        return (roles, held.Select(group => group.Team?.Trim()).FirstOrDefault(team => team is { Length: > 0 }));
    }
}
