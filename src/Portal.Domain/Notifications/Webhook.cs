using Portal.Domain.Access;

namespace Portal.Domain.Notifications;

/// <summary>An address outside that is told of events, signed with a secret both sides know.</summary>
public sealed class Webhook
{
    private Webhook() { }

    public WebhookId Id { get; private set; }
    public string Name { get; private set; } = "";
    public string Url { get; private set; } = "";

    /// <summary>The secret, encrypted at rest.</summary>
    public string ProtectedSecret { get; private set; } = "";

    /// <summary>What it is told of; empty: everything.</summary>
    public IReadOnlyList<NotificationKind> Kinds { get; private set; } = [];

    /// <summary>Only this team's matters; null: every team's.</summary>
    public string? Team { get; private set; }
    public bool Enabled { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public string CreatedByName { get; private set; } = "";
    public DateTimeOffset UpdatedAt { get; private set; }
    public uint Version { get; private set; }

    public static Webhook Add(string name, string url, IReadOnlyList<NotificationKind> kinds, string? team, string protectedSecret, Actor by, DateTimeOffset now) => new()
    {
        Id = NewId.At<WebhookId>(now),
        Name = name,
        Url = url,
        Kinds = kinds,
        Team = team,
        ProtectedSecret = protectedSecret,
        Enabled = true,
        CreatedAt = now,
        CreatedByName = by.Name,
        UpdatedAt = now,
    };

    public bool Wants(NotificationEvent happened) => Enabled && (happened.OnlyWebhook is { } only
        ? only == Id
        : (Kinds.Count == 0 || Kinds.Contains(happened.Kind)) && (Team is null || Team == happened.Team));

    public void Edit(string name, string url, IReadOnlyList<NotificationKind> kinds, string? team, DateTimeOffset now)
    {
        (Name, Url, Kinds, Team, UpdatedAt) = (name, url, kinds, team, now);
    }

    public void Enable(bool enabled, DateTimeOffset now) => (Enabled, UpdatedAt) = (enabled, now);

    public void Renew(string protectedSecret, DateTimeOffset now) => (ProtectedSecret, UpdatedAt) = (protectedSecret, now);
}
