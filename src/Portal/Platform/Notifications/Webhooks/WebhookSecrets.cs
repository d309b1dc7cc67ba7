using Microsoft.AspNetCore.DataProtection;

namespace Portal.Platform.Notifications.Webhooks;

/// <summary>Secrets of webhooks are encrypted at rest; in clear they are shown once and used for signing.</summary>
public sealed class WebhookSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("webhook secrets");

    public string Protect(string secret) => _protector.Protect(secret);

    public string Reveal(string protectedSecret) => _protector.Unprotect(protectedSecret);
}
