using System.Text.Json;
using Portal.Domain.Notifications;
using Portal.Platform.Api;

namespace Portal.Platform.Notifications.Webhooks;

/// <summary>What a webhook is sent. <c>text</c> is what Slack and its likes show; the rest is for programs.</summary>
public sealed class WebhookBody(PortalAddress address)
{
    public string Of(Delivery delivery, NotificationEvent happened)
    {
        var link = address.Of(happened.Path);
        return JsonSerializer.Serialize(new
        {
            text = $"{Escaped(happened.Title)}\n{Escaped(happened.Text)}\n{link}",
            delivery = delivery.Id,
            @event = happened.Id,
            happened.Kind,
            happened.At,
            happened.Title,
            detail = happened.Text,
            url = link,
            happened.Team,
            requester = happened.Requester,
            environment = happened.EnvironmentId is { } id ? new { id, name = happened.EnvironmentName } : null,
        }, ApiJson.Options);
    }

    // The three characters that are markup in Slack's text.
    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
