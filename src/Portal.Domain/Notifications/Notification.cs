namespace Portal.Domain.Notifications;

/// <summary>One person is told of one event in the portal itself.</summary>
public sealed class Notification
{
    private Notification() { }

    public NotificationId Id { get; private set; }
    public NotificationEventId EventId { get; private set; }
    public PersonId Person { get; private set; }
    public NotificationKind Kind { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string Path { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    public static Notification Of(NotificationEvent happened, PersonId person) => new()
    {
        Id = NewId.At<NotificationId>(happened.At),
        EventId = happened.Id,
        Person = person,
        Kind = happened.Kind,
        Title = happened.Title,
        Text = happened.Text,
        Path = happened.Path,
        At = happened.At,
    };

    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
