using System.Net;
using Portal.Domain.Access;

namespace Portal.Platform.Access;

/// <summary>What is wrong with the settings of signing in, all of it.</summary>
internal static class CheckAccessSettings
{
    private const string Key = "Portal:Access";

    public static IEnumerable<string> Problems(PortalSettings settings)
    {
        var access = settings.Access;
        if (access.SessionHours is < 0.01 or > 720) yield return $"{Key}:SessionHours is {access.SessionHours}. Set hours from 0.01 to 720.";
        if (access.RecheckSeconds is < 1 or > 300) yield return $"{Key}:RecheckSeconds is {access.RecheckSeconds}. Set 1 to 300: so long a revoked session may still show a page.";
        if (access.Tokens.LongestDays is < 1 or > 3650) yield return $"{Key}:Tokens:LongestDays is {access.Tokens.LongestDays}. Set 1 to 3650.";
        if (access.Tokens.RequestsPerMinute < 1) yield return $"{Key}:Tokens:RequestsPerMinute must be 1 or more.";
        if (access.Tokens.RequestsPerMinuteOfPerson < access.Tokens.RequestsPerMinute)
            yield return $"{Key}:Tokens:RequestsPerMinuteOfPerson is {access.Tokens.RequestsPerMinuteOfPerson}, below RequestsPerMinute. A person may call as often as one token at least.";
        if (access.OpenIdConnect.IsOn)
            foreach (var problem in OfOpenId(access.OpenIdConnect, settings)) yield return problem;
        else if (!string.IsNullOrWhiteSpace(access.OpenIdConnect.ClientId) || access.OpenIdConnect.Groups.Count > 0)
            yield return $"{Key}:OpenIdConnect:Issuer is empty and other keys of it are set. Set the issuer, or leave all of them out.";
    }

    private static IEnumerable<string> OfOpenId(OpenIdSettings openId, PortalSettings settings)
    {
        const string key = Key + ":OpenIdConnect";
        if (!Uri.TryCreate(openId.Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("https" or "http") || issuer.Query.Length > 0 || issuer.Fragment.Length > 0)
            yield return $"{key}:Issuer is '{openId.Issuer}'. Set the https address that the provider's discovery document names as its issuer.";
        else if (issuer.Scheme is "http" && !issuer.IsLoopback)
            yield return $"{key}:Issuer is '{openId.Issuer}'. A provider is asked over https; http is for one on this machine.";
        if (string.IsNullOrWhiteSpace(openId.ClientId)) yield return $"{key}:ClientId is empty. Set the id under which the provider knows the portal.";
        if (string.IsNullOrWhiteSpace(openId.PersonClaim)) yield return $"{key}:PersonClaim is empty. Set the claim that names a person for good, for example sub.";
        if (string.IsNullOrWhiteSpace(openId.NameClaim)) yield return $"{key}:NameClaim is empty. Set the claim with a person's name, for example name.";
        if (string.IsNullOrWhiteSpace(openId.GroupsClaim)) yield return $"{key}:GroupsClaim is empty. Set the claim with a person's groups, for example groups.";
        if (openId.Groups.Count == 0) yield return $"{key}:Groups is empty, so nobody could sign in. Say what at least one group is: Group, Team and Roles.";
        for (var i = 0; i < openId.Groups.Count; i++)
            foreach (var problem in OfGroup(openId.Groups[i], $"{key}:Groups:{i}")) yield return problem;
        var isLocal = IPAddress.TryParse(settings.Bind, out var bind) && IPAddress.IsLoopback(bind);
        var address = settings.Notifications.PublicAddress;
        if (!isLocal && !(Uri.TryCreate(address, UriKind.Absolute, out var known) && known.Scheme is "https"))
            yield return $"Portal:Notifications:PublicAddress is '{address}'. With OpenID Connect and Bind {settings.Bind} set the https address people reach the portal at: the provider sends them back there.";
    }

    private static IEnumerable<string> OfGroup(GroupSettings group, string key)
    {
        if (string.IsNullOrWhiteSpace(group.Group)) yield return $"{key}:Group is empty. Set the group's name as the provider sends it.";
        if (string.IsNullOrWhiteSpace(group.Team) && group.Roles.Count == 0) yield return $"{key} gives neither Team nor Roles. Set one of them, or take the entry away.";
        foreach (var role in group.Roles.Where(role => RoleOf(role) is null))
            yield return $"{key}:Roles holds '{role}'. Choose {string.Join(", ", Enum.GetNames<Role>())}.";
    }

    public static Role? RoleOf(string text) => text.Length > 0 && char.IsLetter(text[0]) && Enum.TryParse<Role>(text, ignoreCase: true, out var role) ? role : null;
}
