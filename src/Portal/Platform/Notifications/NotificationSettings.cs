namespace Portal.Platform;

public sealed class NotificationSettings
{
    /// <summary>Where people reach the portal, for links in mails and webhooks; empty: the address it listens on.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>Attempts before a delivery is given up.</summary>
    public int Attempts { get; set; } = 8;

    /// <summary>Seconds to wait after the first failed attempt; each wait after it is about twice as long, at most an hour.</summary>
    public double FirstRetrySeconds { get; set; } = 10;

    /// <summary>Seconds a mail server or a webhook has to answer.</summary>
    public double TimeoutSeconds { get; set; } = 15;
    public MailSettings Mail { get; set; } = new();
    public WebhookSettings Webhooks { get; set; } = new();
}

public sealed class MailSettings
{
    /// <summary>The mail server; empty: no mail is sent.</summary>
    public string? Host { get; set; }
    public int Port { get; set; } = 587;

    /// <summary><c>starttls</c>: refuses to go on without it; <c>none</c>: plain text, for a relay on the same machine.</summary>
    public string Security { get; set; } = "starttls";
    public string? User { get; set; }
    public string? Password { get; set; }
    public string From { get; set; } = "";

    /// <summary>People who have set no address of their own are written to at their id in this domain; empty: not at all.</summary>
    public string? Domain { get; set; }
}

public sealed class WebhookSettings
{
    /// <summary>Networks (CIDR) webhooks may go to though they are private, loopback or link-local; plain http is allowed there too.</summary>
    public List<string> AllowedNetworks { get; set; } = [];
}
