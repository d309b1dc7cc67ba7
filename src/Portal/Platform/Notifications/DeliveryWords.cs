using Portal.Domain.Notifications;
using Portal.Platform.Ui;

namespace Portal.Platform.Notifications;

/// <summary>How pages speak of deliveries.</summary>
internal static class DeliveryWords
{
    public static Status StatusOf(Delivery delivery) => delivery.State switch
    {
        DeliveryState.Pending => Status.Waiting,
        DeliveryState.Delivered => Status.Succeeded,
        DeliveryState.Dead => Status.Failed,
        _ => throw new ArgumentOutOfRangeException(nameof(delivery)),
    };

    public static string Of(Delivery delivery) => delivery switch
    {
        { State: DeliveryState.Delivered } => "Delivered",
        { State: DeliveryState.Dead } => "Given up",
        { Round: 0 } => "On its way",
        _ => "Tried again",
    };

    public static string KindsOf(Webhook webhook) => webhook.Kinds.Count switch
    {
        0 => "Everything",
        <= 2 => string.Join(", ", webhook.Kinds.Select(kind => kind.Words())),
        var count => $"{count} kinds",
    };
}
