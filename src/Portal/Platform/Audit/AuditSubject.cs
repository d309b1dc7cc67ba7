using Portal.Domain;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Notifications;

namespace Portal.Platform.Audit;

/// <summary>Where the record of an audit entry can be looked at, and its action in words.</summary>
internal static class AuditSubject
{
    /// <summary>The page of the record, or of its environment where it has none; null where there is neither.</summary>
    public static string? PageOf(AuditEntry entry) => entry.Subject.Split('-')[0] switch
    {
        var prefix when prefix == RequestId.Prefix => $"/requests/{entry.Subject}",
        var prefix when prefix == ReviewId.Prefix => $"/reviews/{entry.Subject}",
        var prefix when prefix == DeploymentId.Prefix => $"/deployments/{entry.Subject}",
        var prefix when prefix == EnvironmentId.Prefix => $"/environments/{entry.Subject}",
        var prefix when prefix == FreezeId.Prefix => "/freezes",
        var prefix when prefix == DelegationId.Prefix => "/delegations",
        var prefix when prefix == WebhookId.Prefix => $"/webhooks/{entry.Subject}",
        _ => entry.EnvironmentId is { } environment ? $"/environments/{environment}" : null,
    };

    /// <summary><c>changeSet.discarded</c> as "Change set discarded".</summary>
    public static string WordsOf(string action)
    {
        var words = string.Concat(action.Select(letter => letter == '.' ? " " : char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString()));
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
