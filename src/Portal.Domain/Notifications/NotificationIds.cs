namespace Portal.Domain.Notifications;

public readonly record struct NotificationEventId(string Value) : IId<NotificationEventId>
{
    public static string Prefix => "evt";
    public static NotificationEventId Of(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct NotificationId(string Value) : IId<NotificationId>
{
    public static string Prefix => "ntf";
    public static NotificationId Of(string value) => new(value);
    public override string ToString() => Value;
}

/// <summary>A delivery's id is sent along with it: a receiver that got it twice knows by the id.</summary>
public readonly record struct DeliveryId(string Value) : IId<DeliveryId>
{
    public static string Prefix => "dlv";
    public static DeliveryId Of(string value) => new(value);
    public override string ToString() => Value;
}

public readonly record struct WebhookId(string Value) : IId<WebhookId>
{
    public static string Prefix => "whk";
    public static WebhookId Of(string value) => new(value);
    public override string ToString() => Value;
}
