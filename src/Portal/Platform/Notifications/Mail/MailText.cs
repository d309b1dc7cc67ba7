using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Portal.Domain.Notifications;

namespace Portal.Platform.Notifications.Mail;

/// <summary>A notification as a mail: plain text, and the same as simple HTML.</summary>
public sealed class MailText(PortalAddress address)
{
    public MailMessage Of(Delivery delivery, NotificationEvent happened, string from)
    {
        var link = address.Of(happened.Path);
        var message = new MailMessage(new MailAddress(from), new MailAddress(delivery.Target))
        {
            Subject = happened.Title.ReplaceLineEndings(" "),
            SubjectEncoding = Encoding.UTF8,
            Body = Plain(happened, link),
            BodyEncoding = Encoding.UTF8,
        };
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(Html(happened, link), Encoding.UTF8, MediaTypeNames.Text.Html));
        // The same for every attempt, so that a mail that came twice can be told by it.
        message.Headers["Message-ID"] = $"<{delivery.Id}@{message.From!.Host}>";
        message.Headers["Portal-Delivery"] = delivery.Id.Value;
        // Keeps out-of-office answers away.
        message.Headers["Auto-Submitted"] = "auto-generated";
        return message;
    }

    private string Plain(NotificationEvent happened, string link) => $"""
        {happened.Title}

        {happened.Text}

        {link}

        --
        What you get by mail: {address.Of("/notifications/settings")}
        """.ReplaceLineEndings("\r\n");

    private string Html(NotificationEvent happened, string link) => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><title>{Text(happened.Title)}</title></head>
        <body style="font:15px/22px system-ui,sans-serif;max-width:36rem">
        <h1 style="font-size:18px">{Text(happened.Title)}</h1>
        <p style="white-space:pre-line">{Text(happened.Text)}</p>
        <p><a href="{Text(link)}">Open in the portal</a></p>
        <p style="color:#5b6472;font-size:13px"><a href="{Text(address.Of("/notifications/settings"))}">What you get by mail</a></p>
        </body>
        </html>
        """.ReplaceLineEndings("\r\n");

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
