using System.Security.Claims;
using Portal.Domain;
using Portal.Domain.Access;

namespace Portal.Platform.Access;

/// <summary>Between the signed-in principal's claims and the actor that use cases ask for.</summary>
public static class Actors
{
    private const string TeamClaim = "team";

    public static ClaimsPrincipal ToPrincipal(this Actor actor, string scheme) => new(new ClaimsIdentity(
    [
        new Claim(ClaimTypes.NameIdentifier, actor.Id.Value),
        new Claim(ClaimTypes.Name, actor.Name),
        new Claim(TeamClaim, actor.Team),
        .. actor.Roles.Order().Select(role => new Claim(ClaimTypes.Role, role.ToString())),
    ], scheme));

    /// <summary>Throws when nobody is signed in: pages and endpoints are behind authorization, so that is a broken invariant.</summary>
    public static Actor ToActor(this ClaimsPrincipal principal)
    {
        string Claim(string type) => principal.FindFirstValue(type) ?? throw new InvalidOperationException($"The signed-in person has no {type} claim.");
        return new Actor(
            new PersonId(Claim(ClaimTypes.NameIdentifier)),
            Claim(ClaimTypes.Name),
            Claim(TeamClaim),
            principal.FindAll(ClaimTypes.Role).Select(claim => Enum.Parse<Role>(claim.Value)).ToHashSet());
    }
}
